import fc from 'fast-check';
import type { AllowedReplacement } from '../../src/schema/allowed-replacement';
import type {
  Configuration,
  EdgeConfiguration,
  EnvironmentConfiguration,
  ExceptionConfiguration,
  RouteConfiguration,
  ServiceConfiguration,
  ServiceOverride,
} from '../../src/schema/configuration';
import { fargateSizes } from '../../src/schema/fargate-sizes';
import type { Platform } from '../../src/schema/platform';
import { regions, withoutDatabaseProxy, withoutEncryptionControl } from '../../src/schema/regions';
import { resolvePlatform } from '../../src/schema/resolve';
import { asItsNetworkAllows, capacity, withRoomyInstances, workingHours } from './arbitrary-compute';
import { arbitraryDatabase } from './arbitrary-database';
import { budget, objectives } from './arbitrary-objectives';

const email = fc.constantFrom('platform-team@example.com', 'on-call@example.com');
const digest = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 })
  .map((digits) => `sha256:${digits.join('')}`);
const names = (words: readonly string[], range: { minLength: number; maxLength: number }) => fc.shuffledSubarray([...words], range);

/** Every size that Fargate sells, in pairs of CPU and memory. */
const size = fc.constantFrom(
  ...Object.entries(fargateSizes).flatMap(([cpu, sizes]) => sizes.map((memoryMiB) => ({ cpu: Number(cpu), memoryMiB }))),
);

/** Two tasks at least, so that a service may run beside patients' data. */
const scaling = fc
  .record({
    minTasks: fc.integer({ min: 2, max: 4 }),
    spread: fc.integer({ min: 0, max: 8 }),
    cpuPercent: fc.integer({ min: 20, max: 80 }),
    memoryPercent: fc.integer({ min: 20, max: 75 }),
  })
  .map(({ minTasks, spread, ...targets }) => ({ minTasks, maxTasks: minTasks + spread, ...targets }));

const route = (path: string): fc.Arbitrary<string | RouteConfiguration> =>
  fc.oneof(
    fc.constant(path),
    fc.record({ path: fc.constant(path), auth: fc.constantFrom('jwt', 'none'), phi: fc.boolean() }, { requiredKeys: ['path'] }),
    fc.record({
      path: fc.constant(path),
      auth: fc.constant('none'),
      phi: fc.constant(false),
      cacheSeconds: fc.integer({ min: 1, max: 600 }),
      cacheQueryStrings: fc.subarray(['page', 'sort.by', 'q']),
    }),
    fc.record({
      path: fc.constant(path),
      throttleRate: fc.integer({ min: 1, max: 10_000 }),
      throttleBurst: fc.integer({ min: 1, max: 5_000 }),
      maxBodyKiB: fc.integer({ min: 8, max: 64 }),
    }),
  );

const migration = fc.record(
  { command: fc.constantFrom(['node', 'migrate.js'], ['./migrate']), timeoutMinutes: fc.integer({ min: 1, max: 55 }) },
  { requiredKeys: ['command'] },
);

/** @param calling the services that call any: who may call one service may call all that are called */
const service = (name: string, listenerSlot: number, calling: readonly string[]): fc.Arbitrary<ServiceConfiguration> =>
  fc
    .record(
      {
        routes: fc.subarray([`/${name}/*`, `/${name}/public/*`, `/${name}-v2/*`, `/${name}-files/*`], { minLength: 1 }),
        owner: fc.constant('platform-team'),
        group: fc.constantFrom('clinical', 'commerce', name),
        architecture: fc.constantFrom('arm64', 'x86_64'),
        port: fc.integer({ min: 1024, max: 65_535 }),
        size,
        scaling,
        healthPath: fc.constantFrom('/', '/health', '/healthz/ready'),
        data: fc.oneof(
          fc.constantFrom({ database: 'none' } as const, { database: 'read-write' } as const),
          migration.map((migration) => ({ database: 'read-write', migration }) as const),
        ),
        callers: fc.constantFrom(
          [],
          calling.filter((caller) => caller !== name),
        ),
      },
      { requiredKeys: ['routes', 'size'] },
    )
    .chain(({ routes, size, data, ...rest }) =>
      fc
        .tuple(...routes.map(route))
        .map((routes) => ({ name, listenerSlot, routes, ...size, ...data, ...rest }) satisfies ServiceConfiguration),
    );

const services = fc
  .tuple(
    names(['eshop', 'pharmacy', 'doctor', 'lab', 'imaging', 'lab-imports'], { minLength: 1, maxLength: 6 }).chain((chosen) =>
      fc.record({ chosen: fc.constant(chosen), calling: fc.subarray(chosen) }),
    ),
    fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 6, maxLength: 6 }),
  )
  .chain(([{ chosen, calling }, slots]) => fc.tuple(...chosen.map((name, index) => service(name, slots[index] ?? index + 1, calling))));

const override = (protectData: boolean): fc.Arbitrary<ServiceOverride> =>
  fc.record({ size, scaling, capacity: capacity(protectData) }, { requiredKeys: [] }).map(({ size, ...rest }) => ({ ...size, ...rest }));

/** Of any service, and of one with a database. */
const neededEndpoints = ['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager'] as const;
const otherEndpoints = ['kms', 'ssm', 'ssmmessages', 'monitoring', 'sts'] as const;

const network = (index: number): fc.Arbitrary<EnvironmentConfiguration['network']> =>
  fc.record({ prefix: fc.integer({ min: 16, max: 20 }), others: fc.subarray([...otherEndpoints]) }).chain(({ prefix, others }) => {
    const cidr = fc.constant(`10.${10 * (index + 1)}.0.0/${prefix}`);
    return fc.oneof(
      fc.record(
        {
          cidr,
          availabilityZones: fc.constantFrom(2, 3),
          nat: fc.constantFrom('single', 'per-az', 'regional'),
          interfaceEndpoints: fc.constant(others),
          encryptionControl: fc.boolean(),
        },
        { requiredKeys: ['cidr'] },
      ),
      fc.record({
        cidr,
        availabilityZones: fc.constantFrom(2, 3),
        nat: fc.constant('none' as const),
        interfaceEndpoints: fc.constant([...neededEndpoints, ...others]),
      }),
    );
  });

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
        network: network(index),
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
      pipeline: fc.record(
        {
          account: fc.constant('111111111111'),
          region: fc.constantFrom('us-east-1', 'eu-west-1'),
          approvers: fc.uniqueArray(email, { minLength: 1 }),
          approvalTimeoutMinutes: fc.integer({ min: 5, max: 86_400 }),
          load: fc.record({ releases: fc.integer({ min: 0, max: 500 }) }),
          metricViewer: fc.constantFrom('create' as const, 'existing' as const),
        },
        { requiredKeys: ['account', 'region', 'approvers'] },
      ),
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
