import type { PlacedMutant } from './mutants-of';

/**
 * One of several equal shares. All mutants of a resource are in one share, for what rules find near it without a change is asked once.
 * @param index from 0
 */
export function shareOf(mutants: readonly PlacedMutant[], index: number, count: number): PlacedMutant[] {
  const groups = new Map<string, number>();
  return mutants.filter(({ stack, mutant }) => {
    const key = `${stack.id} ${mutant.resource}`;
    const group = groups.get(key) ?? groups.size;
    groups.set(key, group);
    return group % count === index;
  });
}
