import type { Problem } from '../problem';
import type { CompleteEnvironment, Draft } from '../schema';
import type { LocatedEnvironment, Subject } from '../subject';

interface WrittenCapacity {
  /** Such as `environments.dev.serviceOverrides.eshop.capacity`. */
  readonly at: string;
  readonly capacity: Draft<CompleteEnvironment['capacity']>;
}

/** The environment's own capacity, and what it says differently of services. */
export function writtenCapacities({ at, capacity, serviceOverrides }: LocatedEnvironment): WrittenCapacity[] {
  const overrides = Object.entries(serviceOverrides ?? {}).map(
    ([name, override]) => [`${at}.serviceOverrides.${name}.capacity`, override?.capacity] as const,
  );
  return [[`${at}.capacity`, capacity] as const, ...overrides].flatMap(([path, written]) =>
    written === undefined ? [] : [{ at: path, capacity: written }],
  );
}

/** Whether the parts of a mix make sense together. */
export function checkCapacity({ environments }: Subject): Problem[] {
  return environments.flatMap(writtenCapacities).flatMap(({ at, capacity: { provider, base, weight, spotWeight } }): Problem[] => {
    if (provider === undefined || base === undefined || weight === undefined || spotWeight === undefined) return [];
    if (provider === 'ec2' && (spotWeight > 0 || base > 0)) {
      return [
        {
          path: at,
          message: "'ec2' in a mix",
          consequence: 'ECS refuses a strategy with instances and Fargate in it, and the instances here are all on demand.',
          remedy: "Write 'ec2' alone, or a mix of Fargate and Spot without provider.",
        },
      ];
    }
    if (weight + spotWeight === 0) {
      return [
        {
          path: at,
          message: 'a mix of which neither part has a weight',
          consequence: 'ECS refuses a strategy in which every weight is 0.',
          remedy: "Write 'fargate', or weights such as { base: 2, weight: 1, spotWeight: 3 }.",
        },
      ];
    }
    if (spotWeight > 0 && base === 0) {
      return [
        {
          path: at,
          message: 'a mix that can put every task on Spot',
          consequence: 'One interruption could take the last task of a service.',
          remedy: 'Write a base of 1 or more: so many tasks are on demand.',
        },
      ];
    }
    return [];
  });
}
