import { withDefaults } from '../../../src/schema/defaults';
import { put } from '../../schema/put';
import { baseConfiguration } from './base';
import { choicesOf, type Field, rangeOf } from './fields';
import { companions, otherValues } from './values';

/** One field, changed alone. */
export interface Step {
  /** As the schema has it. */
  readonly field: string;
  readonly to: unknown;
  /** Puts the other value into a configuration. */
  change(configuration: unknown): unknown;
}

const complete = withDefaults(baseConfiguration);

/** The ways in which one field can be changed; none where nobody has said how. */
export function stepsOf(field: Field): Step[] {
  const keys = keysOf(field.path);
  const beside = Object.entries(companions[field.path] ?? {}).map(([path, value]) => ({ keys: keysOf(path), value }));
  return valuesOf(field, valueAt(keys)).map((to) => ({
    field: field.path,
    to,
    change: (configuration) => beside.reduce<unknown>((changed, one) => put(changed, one.keys, one.value), put(configuration, keys, to)),
  }));
}

function valuesOf(field: Field, before: unknown): readonly unknown[] {
  const told = otherValues[field.path];
  if (told) return told;
  const listed = field.path.endsWith('[]');
  const choices = choicesOf(field);
  if (listed) return choices.slice(0, 1).map((choice) => [choice]);
  if (choices.length > 0) return choices.filter((choice) => choice !== before);
  const range = rangeOf(field);
  return range && typeof before === 'number' ? [before < range.to ? before + 1 : before - 1] : [];
}

/** The first of each list, and of services by name the one that has most; a list of values as a whole. */
function keysOf(path: string): (string | number)[] {
  return path
    .replace(/\[\]$/, '')
    .replaceAll('[]', '.0')
    .replaceAll('{}', '.pharmacy')
    .split('.')
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

function valueAt(keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    complete,
  );
}
