import type { Assembly, StackArtifact } from '../../assembly/assembly';
import type { Mutant, Operator } from './operator';

/** A mutant, and where it stands in the list of all: in the order of operators, then of stacks. */
export interface PlacedMutant {
  readonly index: number;
  readonly stack: StackArtifact;
  readonly mutant: Mutant;
}

/** Every mutant of an assembly. What they have in common with its templates they share, so that thousands are no burden. */
export function mutantsOf({ stacks }: Assembly, operators: readonly Operator[]): PlacedMutant[] {
  return operators
    .flatMap((operator) => stacks.flatMap((stack) => operator.mutants(stack.template).map((mutant) => ({ stack, mutant }))))
    .map((placed, index) => ({ ...placed, index }));
}

/**
 * As many as asked for, the same ones of the same list, spread over all of it.
 * @param size at least 1
 */
export function sampleOf(mutants: readonly PlacedMutant[], size: number): PlacedMutant[] {
  return mutants
    .map((placed) => ({ placed, rank: rankOf(placed.index) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, size)
    .map(({ placed }) => placed)
    .sort((one, other) => one.index - other.index);
}

/** Neighbours in the list are far apart in rank (Knuth's multiplicative hashing). */
function rankOf(index: number): number {
  return Math.imul(index + 1, 0x9e3779b1) >>> 0;
}
