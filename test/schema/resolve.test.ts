import { resolvePlatform } from '../../src/schema/resolve';
import { exampleConfiguration } from './example-configuration';
import { problemsOf } from './problems-of';
import { put } from './put';

describe('what a team leaves out', () => {
  const [dev, , prod] = resolvePlatform(exampleConfiguration).environments;

  test('comes small and on Spot where data is not protected', () => {
    expect(dev).toMatchObject({
      region: 'us-east-1',
      network: { availabilityZones: 2, nat: 'single', interfaceEndpoints: [] },
      instances: { arm64: 'm7g.xlarge', x86_64: 'm7i.xlarge', max: 50 },
      workingHours: { days: [] },
      services: [{ capacity: { provider: 'fargate', base: 1, weight: 0, spotWeight: 1 } }],
      database: {
        engine: 'postgres',
        instanceType: 't4g.medium',
        storageGiB: 50,
        maxStorageGiB: 200,
        multiAz: false,
        backupRetentionDays: 7,
      },
      retention: { logDays: 30, auditDays: 90 },
      edge: { kind: 'http-api', throttleRate: 500, throttleBurst: 1000, rateLimitPerIp: 2000, originSecret: 'a' },
    });
  });

  test('comes redundant, on demand and kept for six years where it is', () => {
    expect(prod).toMatchObject({
      network: { availabilityZones: 3, nat: 'per-az', interfaceEndpoints: [] },
      services: [{ capacity: { provider: 'fargate', base: 0, weight: 1, spotWeight: 0 } }],
      database: { multiAz: true, backupRetentionDays: 35 },
      retention: { logDays: 400, auditDays: 2192 },
    });
  });

  test('comes with the promises of the brief, and with somebody to call where data is protected', () => {
    const objectives = { availabilityPercent: 99.9, latency: { percent: 95, milliseconds: 500 }, taskFailurePercent: 0.1, windowDays: 30 };
    expect(dev).toMatchObject({ objectives, pageEmails: [] });
    expect(prod).toMatchObject({ objectives, pageEmails: prod?.alertEmails });
  });

  test('comes with budgets for Savings Plans where compute is bought on demand, since Spot takes none', () => {
    expect(dev?.budget).toMatchObject({ anomalyUsd: 25, savingsPlans: { coveragePercent: 0, utilizationPercent: 0 } });
    expect(prod?.budget).toMatchObject({ anomalyUsd: 25, savingsPlans: { coveragePercent: 50, utilizationPercent: 80 } });
  });

  test('comes with the careful reading for a service', () => {
    expect(dev?.services).toEqual([
      {
        name: 'eshop',
        owner: 'platform-team',
        group: 'eshop',
        image: { repository: 'carepath/eshop', digest: `sha256:${'1'.repeat(64)}` },
        architecture: 'arm64',
        capacity: { provider: 'fargate', base: 1, weight: 0, spotWeight: 1 },
        routes: [
          {
            path: '/eshop/*',
            auth: 'jwt',
            phi: true,
            cacheSeconds: 0,
            cacheQueryStrings: [],
            throttleRate: 0,
            throttleBurst: 0,
            maxBodyKiB: 8,
          },
        ],
        listenerSlot: 1,
        port: 8443,
        cpu: 512,
        memoryMiB: 1024,
        scaling: { minTasks: 2, maxTasks: 8, cpuPercent: 60, memoryPercent: 70, requestsPerMinute: 600 },
        healthPath: '/health',
        database: 'none',
        migration: { command: [], timeoutMinutes: 30 },
        callers: [],
      },
    ]);
  });

  test('comes by the engine where a version is left out', () => {
    const mysql = resolvePlatform(put(exampleConfiguration, ['environments', 0, 'database'], { engine: 'mysql' }));
    expect(mysql.environments[0]?.database.version).toBe('8.4.9');
  });

  test('does not depend on whether a field is absent or undefined', () => {
    const [first, ...others] = exampleConfiguration.environments;
    const configuration = { ...exampleConfiguration, environments: [{ ...first, capacity: undefined, edge: undefined }, ...others] };
    expect(resolvePlatform(configuration)).toEqual(resolvePlatform(exampleConfiguration));
  });
});

describe('a service', () => {
  test('without an image is withheld everywhere, and may still be named as a caller', () => {
    const configuration = put(exampleConfiguration, ['services', 0, 'callers'], ['pharmacy']);
    const { serviceNames, withheldServices, environments } = resolvePlatform(configuration);
    expect(serviceNames).toEqual(['eshop', 'pharmacy']);
    expect(withheldServices).toEqual(['pharmacy']);
    expect(environments.map(({ services }) => services.map(({ name, callers }) => [name, callers]))).toEqual([
      [['eshop', ['pharmacy']]],
      [['eshop', ['pharmacy']]],
      [['eshop', ['pharmacy']]],
    ]);
  });

  test('differs in an environment by what that environment overrides, and by no more', () => {
    const configuration = put(exampleConfiguration, ['environments', 0, 'serviceOverrides'], {
      eshop: { cpu: 256, scaling: { minTasks: 1 } },
    });
    const [dev, staging] = resolvePlatform(configuration).environments.map(({ services }) => services[0]);
    expect(dev).toEqual({ ...staging, cpu: 256, scaling: { ...staging?.scaling, minTasks: 1 } });
  });

  test('beside patients’ data may run as one task while it has no image', () => {
    const lonely = put(exampleConfiguration, ['services', 1, 'scaling'], { minTasks: 1 });
    expect(problemsOf(lonely)).toEqual([]);
    const path = ['images', 'pharmacy'];
    expect(problemsOf(put(lonely, path, `sha256:${'2'.repeat(64)}`)).map((problem) => problem.path)).toEqual([
      'services.pharmacy.scaling.minTasks',
    ]);
  });
});

describe('what a configuration is held against', () => {
  const exception = {
    rules: ['AwsSolutions::AwsSolutions-IAM5'],
    scope: 'pipeline',
    path: 'Pipeline/Role/DefaultPolicy/Resource',
    reason: 'CDK Pipelines writes this policy itself and scopes it by tag.',
    owner: 'platform-team',
    expires: '2028-01-02',
  };
  const lasting = { ...exampleConfiguration, exceptions: [exception] };

  test('is no calendar, unless a day is given', () => {
    expect(problemsOf(lasting)).toEqual([]);
  });

  test.each([
    ['2027-01-01', ['exceptions[0].expires']],
    ['2027-01-02', []],
  ])('is a year of exceptions from %s', (today, paths) => {
    expect(problemsOf(lasting, { today }).map(({ path }) => path)).toEqual(paths);
  });

  test.each([
    ['2027-01-01', ['environments.prod.allowReplacement[0].expires']],
    ['2027-01-02', []],
  ])('is a year of declared replacements from %s', (today, paths) => {
    const reason = 'The instance is restored from the snapshot of the evening before.';
    const entry = { resource: 'database/Instance', reason, owner: 'platform-team', expires: '2028-01-02' };
    const declared = put(exampleConfiguration, ['environments', 2, 'allowReplacement'], [entry]);
    expect(problemsOf(declared, { today }).map(({ path }) => path)).toEqual(paths);
  });

  test('is the table of Regions that is given', () => {
    expect(problemsOf(exampleConfiguration, { regions: { 'us-east-1': 2 } }).map(({ path }) => path)).toEqual([
      'environments.prod.network.availabilityZones',
    ]);
  });
});

describe('a web ACL that only counts', () => {
  const counting = (until: string) =>
    put(exampleConfiguration, ['environments', 0, 'edge'], {
      webAcl: { mode: 'count', until, reason: 'The first weeks of traffic show which rules refuse what clinics send.' },
    });
  const said = (until: string, today: string) => problemsOf(counting(until), { today }).map(({ path, message }) => `${path}: ${message}`);

  test('may count to the end of its last day', () => {
    expect(said('2026-12-31', '2026-12-31')).toEqual([]);
  });

  test('is refused the day after, at the date by which the commit is judged', () => {
    expect(said('2026-12-31', '2027-01-01')).toEqual([
      'environments.dev.edge.webAcl.until: the web ACL was to count until 2026-12-31, and now is 2027-01-01',
    ]);
  });

  test('is refused for longer than 90 days', () => {
    expect(said('2027-03-31', '2026-12-31')).toEqual([]);
    expect(said('2027-04-01', '2026-12-31')).toEqual(['environments.dev.edge.webAcl.until: 2027-04-01 is more than 90 days away']);
  });
});

describe('leave to release during a freeze', () => {
  const said = (until: string, today: string) => {
    const entry = { reason: 'Patients cannot sign in, and the way back fails too.', owner: 'platform-team', until };
    const configuration = put(exampleConfiguration, ['environments', 0, 'delivery'], { breakGlass: [entry] });
    return problemsOf(configuration, { today }).map(({ path, message }) => `${path}: ${message}`);
  };

  test('stands for a week at most', () => {
    expect(said('2026-12-31', '2026-12-24')).toEqual([]);
    expect(said('2027-01-01', '2026-12-24')).toEqual([
      'environments.dev.delivery.breakGlass[0].until: 2027-01-01 is more than 7 days away',
    ]);
  });

  test('may be left standing after its last day: it opens nothing any more', () => {
    expect(said('2026-12-24', '2026-12-31')).toEqual([]);
  });
});
