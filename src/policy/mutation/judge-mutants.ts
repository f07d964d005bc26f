import type { StackArtifact } from '../../assembly/assembly';
import type { Template } from '../../assembly/template';
import type { JudgedFinding, JudgeTemplate } from './judge';
import type { PlacedMutant } from './mutants-of';
import { partAround } from './part';
import { neighboursIn } from './references';

export type Judged = (placed: PlacedMutant, killed: boolean) => void;

/**
 * Judges mutants one by one: a mutant is killed where a rule finds an error that it does not find in the template that was not changed.
 * What is near the change is judged first, in milliseconds; only what survives that is judged as a whole.
 */
export function judgeMutants(mutants: readonly PlacedMutant[], judge: JudgeTemplate, judged: Judged): void {
  for (const ofStack of groupedBy(mutants, ({ stack }) => stack).values()) {
    const [first] = ofStack;
    if (!first) continue;
    const before = new StackBefore(first.stack, judge);
    for (const ofResource of groupedBy(ofStack, ({ mutant }) => mutant.resource).values()) {
      for (const placed of ofResource) judged(placed, before.isKilledNearby(placed) || before.isKilledInWhole(placed));
    }
  }
}

/** What rules find in one stack as it is, in whole and near each resource, so that it is asked once. */
export class StackBefore {
  readonly #neighbours: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #nearby = new Map<string, ReadonlySet<string>>();
  #whole: ReadonlySet<string> | undefined;

  constructor(
    private readonly stack: StackArtifact,
    private readonly judge: JudgeTemplate,
  ) {
    this.#neighbours = neighboursIn(stack.template);
  }

  isKilledNearby({ mutant: { resource, template } }: PlacedMutant): boolean {
    const neighbours = this.#neighbours.get(resource) ?? new Set<string>();
    const before = this.#nearby.get(resource) ?? this.errorsIn(partAround(this.stack.template, resource, neighbours));
    this.#nearby.set(resource, before);
    return hasFurther(this.errorsIn(partAround(template, resource, neighbours)), before);
  }

  isKilledInWhole({ mutant: { template } }: PlacedMutant): boolean {
    this.#whole ??= this.errorsIn(this.stack.template);
    return hasFurther(this.errorsIn(template), this.#whole);
  }

  private errorsIn(template: Template): ReadonlySet<string> {
    const { name, account, region } = this.stack;
    return new Set(
      this.judge({ stack: name, account, region, template })
        .filter(({ severity }) => severity === 'error')
        .map(keyOf),
    );
  }
}

function keyOf({ rule, resource, message }: JudgedFinding): string {
  return JSON.stringify([rule, resource, message]);
}

function hasFurther(after: ReadonlySet<string>, before: ReadonlySet<string>): boolean {
  return [...after].some((error) => !before.has(error));
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
