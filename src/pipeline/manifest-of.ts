import type { ExceptionsRegister } from '../policy/exceptions-register';
import type { Environment } from '../schema/environment';
import type { Manifest, ManifestEnvironment, ServiceAccess, SmokeTarget, SourceRevision } from '../schema/manifest';
import type { Platform } from '../schema/platform';
import { stageName } from './stage-name';

/**
 * What the readers of the assembly are told: see `Manifest`.
 * @param register with what it acknowledged at this synthesis
 */
export function manifestOf(platform: Platform, source: SourceRevision, register: ExceptionsRegister): Manifest {
  return {
    schemaVersion: 1,
    platform: platform.name,
    source,
    environments: platform.environments.map(manifestEnvironmentOf),
    pipeline: {
      account: platform.pipeline.account,
      region: platform.pipeline.region,
      load: platform.pipeline.load,
      people: platform.pipeline.people,
      approvalTimeoutMinutes: platform.pipeline.approvalTimeoutMinutes,
    },
    images: platform.serviceNames.map((service) => ({
      service,
      repository: `${platform.name}/${service}`,
      architectures: platform.architectures[service] ?? [],
    })),
    withheldServices: platform.withheldServices,
    exceptions: platform.exceptions.map((entry) => ({ ...entry, acknowledged: register.acknowledgedBy(entry) })),
    owners: platform.owners,
  };
}

/** An environment as the assembly's readers, and the rules on its templates, are told of it. */
export function manifestEnvironmentOf(environment: Environment): ManifestEnvironment {
  return {
    name: environment.name,
    stage: stageName(environment),
    account: environment.account,
    region: environment.region,
    approval: environment.approval,
    protectData: environment.protectData,
    detectorsElsewhere: detectorsElsewhere(environment),
    delivery: environment.delivery,
    services: environment.services.map(({ name }) => name),
    smoke: smokeOf(environment),
    access: accessOf(environment),
    databaseKeepers: databaseKeepersOf(environment),
    load: environment.load,
    allowReplacement: environment.allowReplacement,
    kept: {
      logDays: environment.retention.logDays,
      auditDays: environment.retention.auditDays,
      backupDays: environment.database.backupRetentionDays,
    },
    ...webAclOf(environment),
  };
}

function smokeOf({ domain: { zoneName }, edge: { kind } }: Environment): SmokeTarget {
  return {
    url: `https://api.${zoneName}/status`,
    edge: kind,
    ...(kind === 'http-api' && { originUrl: `https://origin.${zoneName}/status` }),
  };
}

function webAclOf({ edge: { webAcl } }: Environment): Pick<ManifestEnvironment, 'webAclCounts'> {
  return webAcl.mode === 'count' ? { webAclCounts: { until: webAcl.until, reason: webAcl.reason } } : {};
}

function databaseKeepersOf(environment: Environment): string[] {
  return ['database-users', ...environment.groups.map((group) => `migrate-${group}`)].map((stack) => `${stageName(environment)}-${stack}`);
}

/** Configuration names a service's callers; who judges what a service reaches asks the other way round. */
function accessOf({ services }: Environment): ServiceAccess[] {
  return services.map(({ name, callers, database, routes }) => ({
    service: name,
    calls: services.filter((called) => called.callers.includes(name)).map((called) => called.name),
    callers,
    database: database !== 'none',
    openPaths: routes.filter(({ auth }) => auth === 'none').map(({ path }) => path),
  }));
}

function detectorsElsewhere({ singletons: { guardDuty, accessAnalyzer } }: Environment): string[] {
  return [
    ...(guardDuty === 'create' ? [] : ['AWS::GuardDuty::Detector']),
    ...(accessAnalyzer === 'create' ? [] : ['AWS::AccessAnalyzer::Analyzer']),
  ];
}
