import { equal, isList, isMap } from '../../assembly/equal';
import type { Resource, Value } from '../../assembly/template';
import { type Edit, resourceValue } from './operator';
import { valueAt } from './read';

const mostLines = 6;
const mostCharacters = 72;

/**
 * What an edit changes, in a few short lines such as `StorageEncrypted: true -> false`. Places are counted from the resource's properties, or
 * from the resource where it is an attribute that changes.
 */
export function describeEdit(before: Resource | undefined, { path, value }: Edit): string {
  if (path.length === 0) return value === undefined ? 'removed' : `added: ${short(value)}`;
  const lines = differences(nameOf(path), before && valueAt(resourceValue(before), path), value);
  const more = lines.length - mostLines;
  return [...lines.slice(0, mostLines), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

function differences(place: string, before: Value | undefined, after: Value | undefined): string[] {
  if (equal(before, after)) return [];
  if (isMap(before) && isMap(after) && !isIntrinsic(before) && !isIntrinsic(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      differences(place ? `${place}.${key}` : key, before[key], after[key]),
    );
  }
  if (isList(before) && isList(after) && before.length === after.length) {
    return before.flatMap((item, index) => differences(`${place}[${index}]`, item, after[index]));
  }
  return [`${place}: ${short(before)} -> ${short(after)}`];
}

function isIntrinsic(value: Value): boolean {
  return isMap(value) && Object.keys(value).length === 1 && /^(Ref|Fn::|Condition$)/.test(Object.keys(value)[0] ?? '');
}

function nameOf(path: Edit['path']): string {
  const [first, ...rest] = path;
  const inside = first === 'Properties' ? rest : path;
  return inside.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`;
    return name ? `${name}.${key}` : key;
  }, '');
}

function short(value: Value | undefined): string {
  if (value === undefined) return '(nothing)';
  const text = typeof value === 'string' ? value.replaceAll('\n', '\\n') : JSON.stringify(value);
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters - 1)}…`;
}
