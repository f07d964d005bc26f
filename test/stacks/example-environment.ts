import { defaultLoad } from '../../src/schema/default-load';
import type { Budget, Environment } from '../../src/schema/environment';
import type { Route, Service } from '../../src/schema/service';

/** A route as the schema resolves it: behind the token, with patients' data, never cached. */
export function exampleRoute(overrides: Partial<Route> = {}): Route {
  return {
    path: '/pharmacy/*',
    auth: 'jwt',
    phi: true,
    cacheSeconds: 0,
    cacheQueryStrings: [],
    throttleRate: 0,
    throttleBurst: 0,
    maxBodyKiB: 8,
    ...overrides,
  };
}

/** A service as the schema resolves it: behind the token, with patients' data and a database. */
export function exampleService(overrides: Partial<Service> = {}): Service {
  const name = overrides.name ?? 'pharmacy';
  return {
    name,
    owner: 'platform-team',
    group: name,
    image: { repository: `carepath/${name}`, digest: `sha256:${'0123456789abcdef'.repeat(4)}` },
    architecture: 'arm64',
    capacity: { provider: 'fargate', base: 0, weight: 1, spotWeight: 0 },
    routes: [exampleRoute({ path: `/${name}/*` })],
    listenerSlot: 1,
    port: 8443,
    cpu: 512,
    memoryMiB: 1024,
    scaling: { minTasks: 2, maxTasks: 6, cpuPercent: 60, memoryPercent: 70, requestsPerMinute: 600 },
    healthPath: '/health',
    database: 'read-write',
    migration: { command: ['node', 'migrate.js'], timeoutMinutes: 30 },
    callers: [],
    ...overrides,
  };
}

/** A budget as the schema resolves it. */
export function exampleBudget(overrides: Partial<Budget> = {}): Budget {
  return {
    monthlyUsd: 500,
    emails: ['finops@example.com'],
    anomalyMonitor: 'create',
    anomalyUsd: 25,
    savingsPlans: { coveragePercent: 50, utilizationPercent: 80 },
    ...overrides,
  };
}

/** Where that image comes from: the registry of the pipeline's account. */
export const exampleImages = { account: '111111111111', region: 'us-east-1', repositories: 'carepath/*' };

/** A resolved environment for tests of stacks: everything made here, data protected, two zones. Overrides replace whole fields. */
export function exampleEnvironment(overrides: Partial<Environment> = {}): Environment {
  const environment = withServices(overrides);
  return { ...environment, groups: [...new Set(environment.services.map(({ group }) => group))], ...overrides };
}

function withServices(overrides: Partial<Environment>): Omit<Environment, 'groups'> {
  return {
    name: 'staging',
    account: '222222222222',
    region: 'us-east-1',
    network: { cidr: '10.20.0.0/16', availabilityZones: 2, nat: 'single', interfaceEndpoints: [], encryptionControl: true },
    domain: { zoneName: 'staging.carepath.example.com', zoneId: 'Z0123456789EXAMPLE' },
    auth: { issuer: 'https://login.staging.carepath.example.com', audience: ['carepath-api'] },
    frontendOrigins: ['https://staging.app.carepath.example.com'],
    delivery: {
      window: { days: [], timeZone: 'Etc/UTC', from: '00:00', to: '23:59' },
      calendar: 'heeded',
      bakeMinutes: 30,
      onFailure: 'roll-back',
      breakGlass: [],
    },
    edge: {
      kind: 'http-api',
      throttleRate: 200,
      throttleBurst: 400,
      rateLimitPerIp: 2000,
      strictRateLimitPerIp: 100,
      strictRateLimitPaths: [],
      timeoutSeconds: 29,
      originSecret: 'a',
      webAcl: { mode: 'block', until: '', reason: '' },
    },
    instances: { arm64: 'm7g.xlarge', x86_64: 'm7i.xlarge', max: 50 },
    workingHours: { days: [], timeZone: 'Etc/UTC', from: '00:00', to: '23:59', tasksOutside: 0 },
    database: {
      engine: 'postgres',
      version: '17.6',
      instanceType: 't4g.medium',
      storageGiB: 50,
      maxStorageGiB: 200,
      multiAz: true,
      backupRetentionDays: 14,
      backupCopyRegion: 'none',
      backupWindow: '02:00-03:00',
      maintenanceWindow: 'Sun:04:00-Sun:05:00',
      proxy: false,
      serving: 'original',
      original: 'kept',
      restores: [],
      insights: 'standard',
    },
    retention: { logDays: 90, auditDays: 2192 },
    protectData: true,
    approval: 'none',
    singletons: { cloudTrail: 'create', config: 'create', guardDuty: 'create', securityHub: 'create', accessAnalyzer: 'create' },
    audit: { dataEventBuckets: [] },
    allowReplacement: [],
    load: defaultLoad,
    budget: exampleBudget(),
    objectives: { availabilityPercent: 99.9, latency: { percent: 95, milliseconds: 500 }, taskFailurePercent: 0.1, windowDays: 30 },
    alertEmails: ['platform-team@example.com'],
    pageEmails: ['on-call@example.com'],
    metricSharing: 'create',
    services: [
      exampleService({
        name: 'eshop',
        listenerSlot: 1,
        routes: [
          exampleRoute({ path: '/eshop/catalogue/*', auth: 'none', phi: false, cacheSeconds: 60, cacheQueryStrings: ['page'] }),
          exampleRoute({ path: '/eshop/*', phi: false }),
        ],
      }),
      exampleService({ name: 'pharmacy', listenerSlot: 2, callers: ['eshop', 'doctor'] }),
      exampleService({ name: 'doctor', listenerSlot: 3, callers: ['pharmacy'] }),
    ],
    ...overrides,
  };
}
