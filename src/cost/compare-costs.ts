import type { CostReport, EnvironmentCost, StackCost } from './report';

/** What `carepath cost --base --json` prints: dearer is positive. Parts that cost the same are left out. */
export interface CostDifference {
  readonly environments: readonly EnvironmentDifference[];
  readonly differenceUsd: number;
}

interface Difference {
  readonly beforeUsd: number;
  readonly afterUsd: number;
  readonly differenceUsd: number;
}

export interface EnvironmentDifference extends Difference {
  readonly name: string;
  readonly stacks: readonly StackDifference[];
}

export interface StackDifference extends Difference {
  readonly name: string;
  readonly resources: readonly ResourceDifference[];
}

export interface ResourceDifference extends Difference {
  readonly logicalId: string;
  readonly type: string;
}

/** How the cost of one assembly differs from another's, each at its own load. */
export function compareCosts(before: CostReport, after: CostReport): CostDifference {
  const environments = pairs(before.environments, after.environments, ({ name }) => name).map(
    ([name, old, young]): EnvironmentDifference => ({ name, ...difference(old, young), stacks: stacksOf(old, young) }),
  );
  return { environments: environments.filter(isDifferent), differenceUsd: subtract(before.totalMonthlyUsd, after.totalMonthlyUsd) };
}

function stacksOf(before: EnvironmentCost | undefined, after: EnvironmentCost | undefined): StackDifference[] {
  return pairs(before?.stacks ?? [], after?.stacks ?? [], ({ name }) => name)
    .map(([name, old, young]): StackDifference => ({ name, ...difference(old, young), resources: resourcesOf(old, young) }))
    .filter(isDifferent);
}

function resourcesOf(before: StackCost | undefined, after: StackCost | undefined): ResourceDifference[] {
  return pairs(before?.resources ?? [], after?.resources ?? [], ({ logicalId }) => logicalId)
    .map(([logicalId, old, young]): ResourceDifference => ({ logicalId, type: (young ?? old)?.type ?? '', ...difference(old, young) }))
    .filter(({ differenceUsd }) => differenceUsd !== 0)
    .sort((one, other) => Math.abs(other.differenceUsd) - Math.abs(one.differenceUsd) || (one.logicalId < other.logicalId ? -1 : 1));
}

/** Sums that stay the same can have parts that do not. */
function isDifferent(part: Difference & { readonly stacks?: readonly object[]; readonly resources?: readonly object[] }): boolean {
  return part.differenceUsd !== 0 || (part.stacks ?? part.resources ?? []).length > 0;
}

type Priced = { readonly monthlyUsd: number };

function difference(before: Priced | undefined, after: Priced | undefined): Difference {
  const [beforeUsd, afterUsd] = [before?.monthlyUsd ?? 0, after?.monthlyUsd ?? 0];
  return { beforeUsd, afterUsd, differenceUsd: subtract(beforeUsd, afterUsd) };
}

/** In cents, which are whole. */
function subtract(before: number, after: number): number {
  return (Math.round(after * 100) - Math.round(before * 100)) / 100;
}

function pairs<Part>(
  before: readonly Part[],
  after: readonly Part[],
  key: (part: Part) => string,
): [string, Part | undefined, Part | undefined][] {
  const keys = [...new Set([...after.map(key), ...before.map(key)])];
  return keys.map((each) => [each, before.find((part) => key(part) === each), after.find((part) => key(part) === each)]);
}
