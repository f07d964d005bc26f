import type { StackArtifact } from '../../assembly/assembly';
import { BadInput } from '../../assembly/bad-input';
import type { Template } from '../../assembly/template';
import type { Judges, JudgeTemplate } from './judge';
import type { PlacedMutant } from './mutants-of';
import { partAround } from './part';
import { neighboursIn } from './references';

/**
 * Judges mutants one by one: a mutant is killed where a rule finds an error that it does not find in the template that was not changed.
 *
 * @param judged is told each verdict, in an order that is the same for the same list
 */
export function judgeMutants(
  mutants: readonly PlacedMutant[],
  judges: Judges,
  judged: (placed: PlacedMutant, killed: boolean) => void,
): void {
  for (const ofStack of groupedBy(mutants, ({ stack }) => stack).values()) {
    const [first] = ofStack;
    if (!first) continue;
    const jury = new Jury(first.stack, judges);
    for (const ofResource of groupedBy(ofStack, ({ mutant }) => mutant.resource).values()) {
      for (const placed of ofResource) judged(placed, verdictOf(jury, placed));
    }
  }
}

/** A rule that fails on a mutant has an error of its own: whoever mends it must know on which. */
function verdictOf(jury: Jury, placed: PlacedMutant): boolean {
  try {
    return jury.kills(placed);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    const { stack, mutant } = placed;
    throw new BadInput(`${mutant.operator} on ${stack.name}/${mutant.resource}: ${error.message}`);
  }
}

/** Judges the mutants of one stack. What it finds without the change, in whole and near each resource, it finds once. */
export class Jury {
  readonly #neighbours: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #before = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly stack: StackArtifact,
    private readonly judges: Judges,
  ) {
    this.#neighbours = neighboursIn(stack.template);
  }

  /** Cheapest first: most mutants are found next to their change, by the first judge. */
  kills(placed: PlacedMutant): boolean {
    return this.killsNearby(placed, 'quick') || this.killsNearby(placed, 'all') || this.killsInWhole(placed);
  }

  killsNearby({ mutant: { resource, template } }: PlacedMutant, judge: keyof Judges): boolean {
    const part = (whole: Template) => partAround(whole, resource, this.#neighbours.get(resource) ?? new Set());
    return this.findsMore(`${judge} ${resource}`, this.judges[judge], part(template), () => part(this.stack.template));
  }

  killsInWhole({ mutant: { template } }: PlacedMutant): boolean {
    return this.findsMore('whole', this.judges.all, template, () => this.stack.template);
  }

  private findsMore(key: string, judge: JudgeTemplate, mutated: Template, unchanged: () => Template): boolean {
    const errorsIn = (template: Template) => judge({ ...this.stack, template });
    const before = this.#before.get(key) ?? new Set(errorsIn(unchanged()));
    this.#before.set(key, before);
    return errorsIn(mutated).some((error) => !before.has(error));
  }
}

function groupedBy<T, K>(items: readonly T[], keyOfItem: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOfItem(item));
    if (group) group.push(item);
    else groups.set(keyOfItem(item), [item]);
  }
  return groups;
}
