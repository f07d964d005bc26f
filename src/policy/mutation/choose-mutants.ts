import type { Assembly } from '../../assembly/assembly';
import { BadInput } from '../../assembly/bad-input';
import { mutantsOf, type PlacedMutant, sampleOf } from './mutants-of';
import { operators } from './operators';

export interface Choice {
  /** Names of operators. @default - all */
  readonly operators?: readonly string[];
  /** How many mutants, the same ones each time. @default - all */
  readonly sample?: number;
}

/**
 * The mutants that are judged. A worker chooses as the main thread does, so that an index says which mutant is meant.
 * @throws BadInput for a name that is no operator's, and where there is nothing to judge
 */
export function chooseMutants(assembly: Assembly, { operators: names, sample }: Choice): PlacedMutant[] {
  const unknown = names?.find((name) => operators.every((operator) => operator.name !== name));
  if (unknown !== undefined) {
    throw new BadInput(`--operator ${unknown}: no operator has that name\n  ${nearest(unknown)}`);
  }
  const all = mutantsOf(
    assembly,
    operators.filter(({ name }) => names === undefined || names.includes(name)),
  );
  if (all.length === 0) {
    throw new BadInput(
      `${assembly.directory}: there is nothing to break by ${names?.join(', ') ?? 'any operator'}\n  Name another assembly or operator.`,
    );
  }
  return sample === undefined ? all : sampleOf(all, sample);
}

function nearest(name: string): string {
  const words = name.split('-');
  const similar = operators
    .map((operator) => operator.name)
    .filter((other) => words.some((word) => word && other.split('-').includes(word)));
  return similar.length > 0 ? `Similar ones: ${similar.slice(0, 8).join(', ')}.` : 'src/policy/mutation/operators lists them.';
}
