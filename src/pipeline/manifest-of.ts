import type { Manifest, SourceRevision } from '../schema/manifest';
import type { Platform } from '../schema/platform';
import { stageName } from './stage-name';

/** What the readers of the assembly are told: see `Manifest`. */
export function manifestOf(platform: Platform, source: SourceRevision): Manifest {
  return {
    schemaVersion: 1,
    platform: platform.name,
    source,
    environments: platform.environments.map((environment) => ({
      name: environment.name,
      stage: stageName(environment),
      account: environment.account,
      region: environment.region,
      approval: environment.approval,
      protectData: environment.protectData,
      services: environment.services.map(({ name }) => name),
      smoke: { url: `https://api.${environment.domain.zoneName}/status` },
    })),
    withheldServices: platform.withheldServices,
  };
}
