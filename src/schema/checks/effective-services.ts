import type { CompleteEnvironment, CompleteService, Draft } from '../schema';
import type { LocatedEnvironment, LocatedService, Subject } from '../subject';

type Override = Draft<CompleteEnvironment['serviceOverrides'][string]>;

/** A service's size and scaling, and where they were written. */
export interface EffectiveService extends Pick<Draft<CompleteService>, 'cpu' | 'memoryMiB' | 'scaling'> {
  readonly service: LocatedService;
  /** How its tasks are bought: only an environment says it. */
  readonly capacity: Draft<CompleteEnvironment['capacity']> | undefined;
  /** What the environment says differently. */
  readonly override: Override;
  /** Where a field was written, such as `environments.dev.serviceOverrides.eshop.cpu`, or else `services.eshop.cpu`. */
  readonly pathOf: (field: 'cpu' | 'memoryMiB' | 'scaling.minTasks' | 'scaling.maxTasks') => string;
}

/** Every service as `services` has it. */
export const asWritten = ({ services }: Subject): EffectiveService[] =>
  services.map((service) => ({ ...service, service, override: {}, capacity: undefined, pathOf: (field) => `${service.at}.${field}` }));

/** Every service that an environment overrides, with the override applied. */
export const asOverridden = ({ services, environments }: Subject): EffectiveService[] =>
  environments.flatMap((environment) =>
    services.filter((service) => overrideOf(environment, service)).map((service) => inEnvironment(service, environment)),
  );

/** A service with one environment's overrides applied. */
export function inEnvironment(service: LocatedService, environment: LocatedEnvironment): EffectiveService {
  const override: Override = overrideOf(environment, service) ?? {};
  const overridden = {
    cpu: override.cpu,
    memoryMiB: override.memoryMiB,
    'scaling.minTasks': override.scaling?.minTasks,
    'scaling.maxTasks': override.scaling?.maxTasks,
  };
  return {
    service,
    override,
    capacity: override.capacity ?? environment.capacity,
    cpu: override.cpu ?? service.cpu,
    memoryMiB: override.memoryMiB ?? service.memoryMiB,
    scaling: { ...service.scaling, ...override.scaling },
    pathOf: (field) => `${overridden[field] === undefined ? service.at : `${environment.at}.serviceOverrides.${service.name}`}.${field}`,
  };
}

/** How many tasks an environment runs when every service is at its most. */
export function tasksAtMost(environment: LocatedEnvironment, { services }: Subject): number {
  return services.reduce((sum, service) => sum + (inEnvironment(service, environment).scaling?.maxTasks ?? 0), 0);
}

function overrideOf({ serviceOverrides = {} }: LocatedEnvironment, { name }: LocatedService): Override | undefined {
  return name !== undefined && Object.hasOwn(serviceOverrides, name) ? serviceOverrides[name] : undefined;
}
