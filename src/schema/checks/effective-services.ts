import type { CompleteService, Draft } from '../schema';
import type { LocatedEnvironment, LocatedService, Subject } from '../subject';

type Size = Pick<Draft<CompleteService>, 'cpu' | 'memoryMiB' | 'scaling'>;

/** A service as it runs in an environment, or as `services` has it, and where its figures come from. */
export interface EffectiveService extends Size {
  readonly service: LocatedService;
  /** Absent for the service as it is without any override. */
  readonly environment?: LocatedEnvironment;
  /** Where a figure was written, such as `environments.dev.serviceOverrides.eshop.scaling.minTasks`. */
  readonly pathOf: (...field: readonly string[]) => string;
}

/** Every service as `services` has it, and once more for each environment that overrides it. */
export function effectiveServices({ services, environments }: Pick<Subject, 'services' | 'environments'>): EffectiveService[] {
  return services.flatMap((service): EffectiveService[] => [
    { ...service, service, pathOf: (...field) => [service.at, ...field].join('.') },
    ...environments.filter((environment) => overrideOf(environment, service)).map((environment) => inEnvironment(service, environment)),
  ]);
}

/** A service with one environment's overrides applied. */
export function inEnvironment(service: LocatedService, environment: LocatedEnvironment): EffectiveService {
  const override = overrideOf(environment, service) ?? {};
  return {
    service,
    environment,
    cpu: override.cpu ?? service.cpu,
    memoryMiB: override.memoryMiB ?? service.memoryMiB,
    scaling: { ...service.scaling, ...override.scaling },
    pathOf: (...field) => {
      const overridden = field.reduce<unknown>((value, key) => (value ? Reflect.get(Object(value), key) : undefined), override);
      return [overridden === undefined ? service.at : `${environment.at}.serviceOverrides.${service.name}`, ...field].join('.');
    },
  };
}

/** How many tasks an environment runs when every service is at its most. */
export function tasksAtMost(environment: LocatedEnvironment, { services }: Subject): number {
  return services.reduce((sum, service) => sum + (inEnvironment(service, environment).scaling?.maxTasks ?? 0), 0);
}

function overrideOf({ serviceOverrides = {} }: LocatedEnvironment, { name }: LocatedService) {
  return name !== undefined && Object.hasOwn(serviceOverrides, name) ? serviceOverrides[name] : undefined;
}
