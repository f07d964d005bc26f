import { isRecord } from './fill';

/**
 * Zod's path as a reader of `src/config` would say it: environments, services and owners by their names (`environments.staging.network.cidr`),
 * other list elements by their position (`routes[0]`). A name that stands twice says nothing, so those go by position too.
 */
export function readablePath(root: unknown, keys: readonly PropertyKey[]): string {
  let path = '';
  let value: unknown = root;
  for (const key of keys) {
    path += segment(value, key, path === '');
    value = child(value, key);
  }
  return path;
}

function segment(parent: unknown, key: PropertyKey, first: boolean): string {
  if (!Array.isArray(parent)) return first ? String(key) : `.${String(key)}`;
  const name = nameOf(parent[Number(key)]);
  const unique = name !== undefined && parent.filter((element) => nameOf(element) === name).length === 1;
  return unique ? `.${name}` : `[${String(key)}]`;
}

const nameOf = (element: unknown): string | undefined =>
  isRecord(element) && typeof element.name === 'string' && element.name !== '' ? element.name : undefined;

/** The value at a key of an object or list; nothing where there is neither. */
export const child = (value: unknown, key: PropertyKey): unknown => {
  if (Array.isArray(value)) return value[Number(key)];
  return isRecord(value) ? value[String(key)] : undefined;
};
