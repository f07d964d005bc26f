import { usesSpot, withCapacities, workingHoursDefaults } from './compute-defaults';
import type { EnvironmentConfiguration, PlatformConfiguration, RouteConfiguration, ServiceConfiguration } from './configuration';
import { defaultLoad, defaultPipelineLoad } from './default-load';
import type { DeploymentWindow } from './delivery';
import { email } from './email-field';
import { fill, isRecord } from './fill';
import { defaultInstanceTypes } from './instance-types';
import { withoutEncryptionControl } from './regions';

/** Recent minor versions that the pinned CDK knows: a test holds them to it. `src/config/README.md` names them too. */
export const defaultEngineVersions = { postgres: '17.9', mysql: '8.4.9' } as const;

/** Six years of any calendar hold at most two leap days: 6 * 365 + 2. The period is that of 45 CFR 164.316(b)(2)(i). */
export const sixYearsInDays = 2192;

/** Defaults for a type: any of its fields, at any depth, in the type of its value. */
type Defaults<T> = { readonly [Key in keyof T]?: T[Key] extends object | undefined ? Defaults<T[Key]> : T[Key] };

/**
 * Writes the defaults into a configuration that nobody has checked yet, and expands its shorthand. What has another type than expected
 * stays as it is, for the schema to report.
 */
export function withDefaults(input: unknown): unknown {
  const configuration = withoutUndefined(input);
  if (!isRecord(configuration)) return configuration;
  const { platform, environments, services } = configuration;
  const pipelineRegion = at(platform, 'pipeline', 'region');
  return {
    ...configuration,
    platform: fill(platform, platformDefaults(platform)),
    environments: each(environments, (environment) =>
      withRestores(withCapacities(fill(environment, environmentDefaults(environment, pipelineRegion)))),
    ),
    services: each(services, (service) => serviceWithDefaults(service, at(platform, 'owners'))),
    exceptions: each(configuration.exceptions ?? [], (exception) => fill(exception, { arises: 'always' })),
  };
}

function platformDefaults(platform: unknown): Defaults<PlatformConfiguration> {
  const owners = at(platform, 'owners');
  return {
    pipeline: { approvalTimeoutMinutes: 10_080, people: [], metricViewer: 'create', githubProvider: 'existing', load: defaultPipelineLoad },
    repository: { ids: '' },
    budget: {
      monthlyUsd: 100,
      emails: soundEmails(Array.isArray(owners) ? owners.map((owner) => at(owner, 'email')) : []),
      paysForAll: false,
    },
  };
}

function environmentDefaults(environment: unknown, pipelineRegion: unknown): Defaults<EnvironmentConfiguration> {
  const region = at(environment, 'region') ?? pipelineRegion;
  const protectData = at(environment, 'protectData') === true;
  const engine = at(environment, 'database', 'engine') === 'mysql' ? 'mysql' : 'postgres';
  const storageGiB = countOr(at(environment, 'database', 'storageGiB'), 50);
  const capacity = protectData ? 'fargate' : 'fargate-spot';
  const isSpot = usesSpot(at(environment, 'capacity') ?? capacity);
  return {
    ...(typeof region === 'string' ? { region } : {}),
    network: {
      availabilityZones: protectData ? 3 : 2,
      nat: protectData ? 'per-az' : 'single',
      interfaceEndpoints: [],
      encryptionControl: protectData && !withoutEncryptionControl.some((without) => without === region),
    },
    edge: {
      kind: 'http-api',
      throttleRate: 500,
      throttleBurst: 1000,
      rateLimitPerIp: 2000,
      strictRateLimitPerIp: 100,
      strictRateLimitPaths: [],
      timeoutSeconds: 29,
      originSecret: 'a',
      webAcl: { mode: 'block', until: '', reason: '' },
    },
    delivery: {
      window: deploymentWindowDefaults(at(environment, 'delivery', 'window')),
      calendar: protectData ? 'heeded' : 'ignored',
      bakeMinutes: protectData ? 30 : 0,
      onFailure: protectData ? 'roll-back' : 'stop',
      breakGlass: [],
    },
    capacity,
    instances: { ...defaultInstanceTypes(typeof region === 'string' ? region : ''), max: 50 },
    workingHours: workingHoursDefaults(at(environment, 'workingHours')),
    database: {
      engine,
      version: defaultEngineVersions[engine],
      instanceType: 't4g.medium',
      storageGiB,
      maxStorageGiB: Math.min(4 * storageGiB, 65_536),
      multiAz: protectData,
      backupRetentionDays: protectData ? 35 : 7,
      backupCopyRegion: 'none',
      backupWindow: '02:00-03:00',
      maintenanceWindow: 'Sun:04:00-Sun:05:00',
      proxy: false,
      serving: 'original',
      original: 'kept',
      restores: [],
      insights: 'standard',
    },
    retention: { logDays: protectData ? 400 : 30, auditDays: protectData ? sixYearsInDays : 90 },
    audit: { dataEventBuckets: [] },
    load: defaultLoad,
    budget: {
      anomalyMonitor: 'create',
      anomalyUsd: Math.max(10, Math.round(countOr(at(environment, 'budget', 'monthlyUsd'), 0) / 20)),
      savingsPlans: isSpot ? { coveragePercent: 0, utilizationPercent: 0 } : { coveragePercent: 50, utilizationPercent: 80 },
    },
    objectives: { availabilityPercent: 99.9, latency: { percent: 95, milliseconds: 500 }, taskFailurePercent: 0.1, windowDays: 30 },
    pageEmails: protectData ? soundEmails(at(environment, 'alertEmails')) : [],
    metricSharing: 'create',
    allowReplacement: [],
    serviceOverrides: {},
  };
}

/** Without any, at any time; with one, hours at which somebody is there for the afternoon. */
function deploymentWindowDefaults(window: unknown): Partial<DeploymentWindow> {
  if (window === undefined) return { days: [], timeZone: 'Etc/UTC', from: '00:00', to: '23:59' };
  return { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '16:00' };
}

/** Each restore comes from one of two sources, and the other is empty. */
function withRestores(environment: unknown): unknown {
  const database = at(environment, 'database');
  if (!isRecord(environment) || !isRecord(database)) return environment;
  const defaults = { snapshot: '', sourceResourceId: '', restoreTime: '', storageGiB: database.storageGiB };
  return { ...environment, database: { ...database, restores: each(database.restores, (restore) => fill(restore, defaults)) } };
}

function serviceWithDefaults(service: unknown, owners: unknown): unknown {
  const name = at(service, 'name');
  const owner = Array.isArray(owners) ? at(owners[0], 'name') : undefined;
  const minTasks = countOr(at(service, 'scaling', 'minTasks'), 2);
  const defaults: Defaults<ServiceConfiguration> = {
    ...(typeof owner === 'string' && owner !== '' ? { owner } : { owner: 'nobody' }),
    ...(typeof name === 'string' ? { group: name } : {}),
    architecture: 'arm64',
    port: 8443,
    cpu: 512,
    memoryMiB: 1024,
    scaling: { minTasks, maxTasks: Math.min(4 * minTasks, 1000), cpuPercent: 60, memoryPercent: 70, requestsPerMinute: 600 },
    healthPath: '/health',
    database: 'none',
    migration: { command: [], timeoutMinutes: 30 },
    callers: [],
  };
  const filled = fill(service, defaults);
  return isRecord(filled) && 'routes' in filled ? { ...filled, routes: each(filled.routes, routeWithDefaults) } : filled;
}

function routeWithDefaults(route: unknown): unknown {
  const defaults: Omit<RouteConfiguration, 'path'> = {
    auth: 'jwt',
    phi: true,
    cacheSeconds: 0,
    cacheQueryStrings: [],
    throttleRate: 0,
    throttleBurst: 0,
    maxBodyKiB: 8,
  };
  return fill(typeof route === 'string' ? { path: route } : route, defaults);
}

/** A field that is explicitly `undefined` is one left out. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (!isRecord(value)) return value;
  const given = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(given.map(([key, field]) => [key, withoutUndefined(field)]));
}

const each = (value: unknown, change: (element: unknown) => unknown) => (Array.isArray(value) ? value.map(change) : value);

/** A default that follows from a field must not repeat that field's mistake. */
const countOr = (value: unknown, otherwise: number) =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : otherwise;

/** As many as a budget may tell. */
const soundEmails = (values: unknown): string[] =>
  Array.isArray(values) ? [...new Set(values.filter((value) => email.safeParse(value).success))].slice(0, 10) : [];

const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
