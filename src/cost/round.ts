import type { EnvironmentCost, LineItem, ResourceCost, StackCost } from './report';

const centsIn = (usd: number) => Math.round(usd * 100);

/**
 * Rounds a report to cents, from the top: a total is rounded once, and its cents are handed down so that the parts of everything add up to it
 * as they are shown. No amount is a cent away from its exact value.
 */
export function roundEnvironment(exact: EnvironmentCost): EnvironmentCost {
  return withStacks(exact, centsIn(exact.monthlyUsd));
}

/** Of all environments, in whole cents as theirs are. */
export function totalOf(environments: readonly EnvironmentCost[]): number {
  return environments.reduce((cents, { monthlyUsd }) => cents + centsIn(monthlyUsd), 0) / 100;
}

function withStacks(environment: EnvironmentCost, cents: number): EnvironmentCost {
  const stacks = handDown(cents, environment.stacks, ({ name }) => name).map(([stack, own]) => withResources(stack, own));
  return { ...environment, monthlyUsd: cents / 100, stacks };
}

function withResources(stack: StackCost, cents: number): StackCost {
  const resources = handDown(cents, stack.resources, ({ logicalId }) => logicalId).map(([resource, own]) => withItems(resource, own));
  return { ...stack, monthlyUsd: cents / 100, resources };
}

function withItems(resource: ResourceCost, cents: number): ResourceCost {
  const items = handDown(cents, resource.items, ({ what, price }) => `${what} ${price}`).map(
    ([item, own]): LineItem => ({ ...item, monthlyUsd: own / 100 }),
  );
  return { ...resource, monthlyUsd: cents / 100, items };
}

/** By the largest remainder; where two are equal, by name, so that order does not matter. */
function handDown<Part extends { readonly monthlyUsd: number }>(
  cents: number,
  parts: readonly Part[],
  nameOf: (part: Part) => string,
): [Part, number][] {
  const floors = parts.map(({ monthlyUsd }) => Math.floor(monthlyUsd * 100 + 1e-9));
  const missing = cents - floors.reduce((sum, floor) => sum + floor, 0);
  const order = parts
    .map((part, index) => ({ index, rest: part.monthlyUsd * 100 - (floors[index] ?? 0), name: nameOf(part) }))
    .sort((one, other) => other.rest - one.rest || (one.name < other.name ? -1 : 1))
    .map(({ index }) => index);
  const lucky = new Set(order.slice(0, Math.max(0, missing)));
  return parts.map((part, index) => [part, (floors[index] ?? 0) + (lucky.has(index) ? 1 : 0)]);
}
