import { isList, isMap } from '../../assembly/equal';
import type { Value, ValueMap } from '../../assembly/template';
import type { Path } from './operator';

/** What stands at a place, or undefined where there is nothing. */
export function valueAt(value: Value | undefined, path: Path): Value | undefined {
  return path.reduce<Value | undefined>((inner, key) => {
    if (isList(inner)) return typeof key === 'number' ? inner[key] : undefined;
    return isMap(inner) ? inner[key] : undefined;
  }, value);
}

export interface Item {
  /** From where the search began. */
  readonly path: Path;
  readonly item: ValueMap;
}

/** The maps of a list, each with its place; a map alone counts as a list of one, as it does in a policy. */
export function itemsAt(value: Value | undefined, path: Path): Item[] {
  const found = valueAt(value, path);
  if (isMap(found)) return [{ path, item: found }];
  return isList(found) ? found.flatMap((item, index) => (isMap(item) ? [{ path: [...path, index], item }] : [])) : [];
}

/** Where a further element of a list goes; a missing list begins with it. */
export function endOf(value: Value | undefined, path: Path): Path {
  const list = valueAt(value, path);
  return [...path, isList(list) ? list.length : 0];
}

/** A map without some of its keys. */
export function without(map: ValueMap, ...keys: readonly string[]): ValueMap {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}

/** The texts in a value that may be one text or a list of them; intrinsics are left out. */
export function textsIn(value: Value | undefined): string[] {
  return (isList(value) ? value : [value]).filter((text) => typeof text === 'string');
}
