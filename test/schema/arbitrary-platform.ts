import fc from 'fast-check';
import type { AllowedReplacement } from '../../src/schema/allowed-replacement';
import type { Configuration, EdgeConfiguration, EnvironmentConfiguration, ExceptionConfiguration } from '../../src/schema/configuration';
import type { Platform } from '../../src/schema/platform';
import { regions, withoutDatabaseProxy, withoutEncryptionControl } from '../../src/schema/regions';
import { resolvePlatform } from '../../src/schema/resolve';
import { asItsNetworkAllows, capacity, withRoomyInstances, workingHours } from './arbitrary-compute';
import { arbitraryDatabase } from './arbitrary-database';
import { delivery } from './arbitrary-delivery';
import { network } from './arbitrary-network';
import { budget, objectives } from './arbitrary-objectives';
import { digest, names, override, services } from './arbitrary-services';
import { examplePeople } from './example-configuration';

const email = fc.constantFrom('platform-team@example.com', 'on-call@example.com');
const singleton = fc.constantFrom('create' as const, 'existing' as const, 'organisation' as const);

/** Only a trail that is made here records data events. */
const withDataEvents = (environment: EnvironmentConfiguration): fc.Arbitrary<EnvironmentConfiguration> =>
  environment.singletons.cloudTrail === 'create'
    ? fc
        .subarray(['example-records', 'example-images.archive'])
        .map((dataEventBuckets) => ({ ...environment, audit: { dataEventBuckets } }))
    : fc.constant(environment);

const counting: EdgeConfiguration['webAcl'] = {
  mode: 'count',
  until: '2027-01-31',
  reason: 'The first weeks of traffic show which rules refuse what clinics send.',
};

const allowed: AllowedReplacement = {
  resource: 'database/Instance',
  reason: 'The instance is restored from the snapshot of the evening before.',
  owner: 'platform-team',
  expires: '2027-01-31',
};

const environment = (
  name: string,
  index: number,
  protectData: boolean,
  serviceNames: readonly string[],
): fc.Arbitrary<EnvironmentConfiguration> =>
  fc
    .record(
      {
        name: fc.constant(name),
        account: fc.constant(`${index + 2}`.repeat(12)),
        // The two zones of the one would bind the network, and the other sells no small database.
        region: fc.constantFrom(...Object.keys(regions).filter((region) => region !== 'us-west-1' && region !== 'ca-west-1')),
        protectData: fc.constant(protectData),
        approval: protectData ? fc.constant('required' as const) : fc.constantFrom('required', 'none'),
        delivery: delivery(protectData),
        network: network(index, protectData),
        domain: fc.constant({ zoneName: `${name}.example.com`, zoneId: `Z0000000000EXAMPLE${index + 1}` }),
        auth: fc.constant({ issuer: `https://auth.${name}.example.com/`, audience: ['carepath-api'] }),
        frontendOrigins: fc.subarray([`https://app.${name}.example.com`, `https://clinic.${name}.example.com:8443`], { minLength: 1 }),
        edge: fc.record(
          {
            kind: fc.constantFrom('http-api' as const, 'rest-api' as const),
            throttleRate: fc.integer({ min: 1, max: 10_000 }),
            throttleBurst: fc.integer({ min: 1, max: 5_000 }),
            rateLimitPerIp: fc.integer({ min: 10, max: 100_000 }),
            strictRateLimitPerIp: fc.integer({ min: 10, max: 1_000 }),
            strictRateLimitPaths: fc.subarray(['/login/*', '/account/codes/*']),
            timeoutSeconds: fc.integer({ min: 1, max: 29 }),
            originSecret: fc.constantFrom('a', 'b'),
            webAcl: protectData
              ? fc.constant({ mode: 'block' as const })
              : fc.constantFrom<EdgeConfiguration['webAcl']>({ mode: 'block' }, counting),
          },
          { requiredKeys: [] },
        ),
        capacity: capacity(protectData),
        workingHours: workingHours(protectData),
        database: arbitraryDatabase(protectData),
        retention: fc.record(
          { logDays: fc.constantFrom(7, 90, 400, 2192), auditDays: fc.integer({ min: protectData ? 2192 : 1, max: 3653 }) },
          { requiredKeys: [] },
        ),
        singletons: fc.record({
          cloudTrail: singleton,
          config: singleton,
          guardDuty: singleton,
          securityHub: singleton,
          accessAnalyzer: singleton,
        }),
        allowReplacement: fc.subarray([allowed]),
        load: fc.record(
          { requests: fc.integer({ min: 0, max: 1e9 }), cachedPercent: fc.integer({ min: 0, max: 100 }) },
          { requiredKeys: [] },
        ),
        budget,
        objectives,
        alertEmails: fc.uniqueArray(email, { minLength: 1 }),
        // Nobody need be called where no patient waits.
        pageEmails: fc.uniqueArray(email, { minLength: protectData ? 1 : 0 }),
        metricSharing: fc.constantFrom('create' as const, 'existing' as const),
        serviceOverrides: fc.dictionary(fc.constantFrom(...serviceNames), override(protectData), { maxKeys: 2, noNullPrototype: true }),
      },
      {
        requiredKeys: [
          'name',
          'account',
          'protectData',
          'approval',
          'network',
          'domain',
          'auth',
          'frontendOrigins',
          'singletons',
          'budget',
          'alertEmails',
        ],
      },
    )
    .map((environment) =>
      environment.edge?.kind === 'rest-api' ? { ...environment, frontendOrigins: environment.frontendOrigins.slice(0, 1) } : environment,
    );

/** An environment without NAT pulls its images in its own Region: the pipeline's, which is the default. */
const nearItsImages = ({ region, ...environment }: EnvironmentConfiguration): EnvironmentConfiguration =>
  environment.network.nat === 'none' || region === undefined ? environment : { ...environment, region };

/** Not every Region offers encryption control or RDS Proxy; left out, the former is off there. */
const asItsRegionOffers = ({ database, ...rest }: EnvironmentConfiguration): EnvironmentConfiguration => {
  const hasProxy = !withoutDatabaseProxy.some((region) => region === rest.region);
  const environment = database ? { ...rest, database: hasProxy ? database : { ...database, proxy: false } } : rest;
  if (!withoutEncryptionControl.some((region) => region === environment.region)) return environment;
  const { encryptionControl, ...network } = environment.network;
  return { ...environment, network };
};

/** Unprotected environments first, as the promotion wants it. */
const environments = (serviceNames: readonly string[]) =>
  fc
    .record({
      open: names(['dev', 'test', 'staging'], { minLength: 0, maxLength: 3 }),
      closed: names(['prod', 'prod-eu'], { minLength: 0, maxLength: 1 }),
    })
    .filter(({ open, closed }) => open.length + closed.length > 0)
    .chain(({ open, closed }) =>
      fc.tuple(
        ...[...open, ...closed].map((name, index) =>
          environment(name, index, closed.includes(name), serviceNames)
            .map(nearItsImages)
            .map(asItsRegionOffers)
            .map(asItsNetworkAllows)
            .map(withRoomyInstances)
            .chain(withDataEvents),
        ),
      ),
    );

const exception: fc.Arbitrary<ExceptionConfiguration> = fc.record({
  rules: fc.constant(['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled']),
  scope: fc.constantFrom('environment', 'pipeline'),
  path: fc.constantFrom('audit/AccessLogs/Resource', 'cluster/AccessLogs/Resource'),
  reason: fc.constant('Access logs are made again every hour; a second copy in another Region would protect nothing.'),
  owner: fc.constant('platform-team'),
  expires: fc.constantFrom('2027-01-31', '2027-06-30'),
});

/**
 * Valid configurations of any shape the schema admits: one to four environments, one to six services, both engines, every capacity, NAT
 * kind and size, most Regions, with and without images.
 */
export const arbitraryConfiguration: fc.Arbitrary<Configuration> = services.chain((services) => {
  const serviceNames = services.map(({ name }) => name);
  return fc.record({
    platform: fc.record({
      name: fc.constantFrom('carepath', 'example-health'),
      pipeline: fc
        .record(
          {
            account: fc.constant('111111111111'),
            region: fc.constantFrom('us-east-1', 'eu-west-1'),
            approvers: fc.uniqueArray(email, { minLength: 1 }),
            people: fc.constant(examplePeople),
            approvalTimeoutMinutes: fc.integer({ min: 5, max: 86_400 }),
            load: fc.record({ releases: fc.integer({ min: 0, max: 500 }) }),
            metricViewer: fc.constantFrom('create' as const, 'existing' as const),
          },
          { requiredKeys: ['account', 'region', 'approvers', 'people'] },
        )
        // Both are of the account; drawn apart, each seed of the build would draw another platform.
        .map((pipeline) => (pipeline.metricViewer ? { ...pipeline, githubProvider: pipeline.metricViewer } : pipeline)),
      repository: fc.constant({
        owner: 'example-health',
        name: 'carepath',
        branch: 'main',
        connectionArn: 'arn:aws:codeconnections:us-east-1:111111111111:connection/00000000-0000-4000-8000-000000000000',
      }),
      owners: fc.constant([{ name: 'platform-team', email: 'platform-team@example.com' }]),
      budget: fc.record(
        { monthlyUsd: fc.integer({ min: 1, max: 100_000 }), emails: fc.constant(['finops@example.com']), paysForAll: fc.boolean() },
        { requiredKeys: [] },
      ),
    }),
    environments: environments(serviceNames),
    services: fc.constant(services),
    images: fc
      .tuple(...serviceNames.map(() => fc.option(digest, { freq: 4 })))
      .map((digests) => Object.fromEntries(serviceNames.map((name, index) => [name, digests[index] ?? null]))),
    exceptions: fc.uniqueArray(exception, { maxLength: 2, selector: ({ scope, path }) => `${scope} ${path}` }),
  });
});

/** The same, resolved: what stacks and pipeline are given. */
export const arbitraryPlatform: fc.Arbitrary<Platform> = arbitraryConfiguration.map((configuration) => resolvePlatform(configuration));
