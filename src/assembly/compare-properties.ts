import { equal, isList, isMap } from './equal';
import { type Impact, type PropertyFacts, propertiesOf, propertiesWithin, worst } from './specification';
import type { Value, ValueMap } from './template';

/** A part of a property that differs, as small as the two values allow. */
export interface PropertyChange {
  /** Such as `Engine`, `Budget.BudgetName` or `Tags[3].Value`. Positions in a list are those of the new one, or of the old where it has none. */
  readonly path: string;
  /** Undefined where there was nothing. */
  readonly before: Value | undefined;
  /** Undefined where there is nothing any more. */
  readonly after: Value | undefined;
  readonly impact: Impact;
}

/** What differs between two forms of one resource's properties, in the order of their names, each with its impact. */
export function compareProperties(type: string, before: ValueMap, after: ValueMap): PropertyChange[] {
  const known = propertiesOf(type);
  return namesIn(before, after).flatMap((name) =>
    compareValues({ path: name, properties: present(known[name]), impact: 'update', listed: false }, before[name], after[name]),
  );
}

/** A place in a resource where a value stands. */
interface Place {
  readonly path: string;
  /** What the specification says of it: nothing where it knows nothing, and more than one thing where it offers a choice. */
  readonly properties: readonly PropertyFacts[];
  /** Of what changes around it. */
  readonly impact: Impact;
  /** Whether it is inside an element of a list. */
  readonly listed: boolean;
}

function compareValues(place: Place, before: Value | undefined, after: Value | undefined): PropertyChange[] {
  if (equal(before, after)) return [];
  const { path, properties, listed } = place;
  const impact = worst([place.impact, ...properties.map((property) => impactHere(property, listed))]);
  const within = (key: string | number) => properties.flatMap((property) => propertiesWithin(property, key));
  if (isMap(before) && isMap(after)) {
    return namesIn(before, after).flatMap((name) =>
      compareValues({ path: `${path}.${name}`, properties: within(name), impact, listed }, before[name], after[name]),
    );
  }
  if (isList(before) && isList(after)) {
    return pairs(before, after).flatMap(({ at, old, young }) =>
      compareValues({ path: `${path}[${at}]`, properties: within(at), impact, listed: true }, old, young),
    );
  }
  return [{ path, before, after, impact }];
}

/** Nothing tells which element of a list was which: it may be another one that stands there now, and not a changed one. */
function impactHere({ impact }: PropertyFacts, listed: boolean): Impact {
  return listed && impact === 'replace' ? 'may-replace' : impact;
}

interface Pair {
  readonly at: number;
  readonly old: Value | undefined;
  readonly young: Value | undefined;
}

/** Elements that differ, side by side; what both lists begin or end with is left out, so that an insertion is one difference. */
function pairs(before: readonly Value[], after: readonly Value[]): Pair[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && equal(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shorter - start && equal(before.at(-1 - end), after.at(-1 - end))) end += 1;
  const length = Math.max(before.length, after.length) - end - start;
  return Array.from({ length }, (_, index) => {
    const at = start + index;
    return { at, old: at < before.length - end ? before[at] : undefined, young: at < after.length - end ? after[at] : undefined };
  });
}

function namesIn(before: ValueMap, after: ValueMap): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
