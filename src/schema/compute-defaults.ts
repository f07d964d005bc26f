import type { Capacity, WorkingHours } from './compute';
import { fill, isRecord } from './fill';

/** What the words for capacity stand for. */
const capacities: Readonly<Record<string, Capacity>> = {
  fargate: { provider: 'fargate', base: 0, weight: 1, spotWeight: 0 },
  'fargate-spot': { provider: 'fargate', base: 1, weight: 0, spotWeight: 1 },
  ec2: { provider: 'ec2', base: 0, weight: 1, spotWeight: 0 },
};

const mix: Capacity = { provider: 'fargate', base: 1, weight: 0, spotWeight: 0 };

/** A word that is none of ours stays as it is, for the schema to report. */
function capacityWithDefaults(capacity: unknown): unknown {
  if (typeof capacity === 'string') return Object.hasOwn(capacities, capacity) ? capacities[capacity] : capacity;
  return fill(capacity, isRecord(capacity) && capacity.provider === 'ec2' ? { ...capacities.ec2 } : mix);
}

/** Expands the words for capacity, in an environment and in what it says differently of services. */
export function withCapacities(environment: unknown): unknown {
  if (!isRecord(environment)) return environment;
  const { capacity, serviceOverrides } = environment;
  const expand = (override: unknown) =>
    isRecord(override) && 'capacity' in override ? { ...override, capacity: capacityWithDefaults(override.capacity) } : override;
  return {
    ...environment,
    capacity: capacityWithDefaults(capacity),
    serviceOverrides: isRecord(serviceOverrides)
      ? Object.fromEntries(Object.entries(serviceOverrides).map(([name, override]) => [name, expand(override)]))
      : serviceOverrides,
  };
}

/** Whether tasks come to be on Spot. */
export function usesSpot(capacity: unknown): boolean {
  const expanded = capacityWithDefaults(capacity);
  return isRecord(expanded) && Number(expanded.spotWeight) > 0;
}

/** Without any, services run at all hours; with some, office hours unless said otherwise. */
export function workingHoursDefaults(workingHours: unknown): Partial<WorkingHours> {
  if (workingHours === undefined) return { days: [], timeZone: 'Etc/UTC', from: '00:00', to: '23:59', tasksOutside: 0 };
  return { days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '07:00', to: '20:00', tasksOutside: 0 };
}
