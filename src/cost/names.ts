import { type Found, hasAttributeOf } from '../assembly/environment-resources';
import type { Value } from '../assembly/template';

/** Whether a value, at any depth, names the resource: what a `Ref` to it returns, or one of its attributes. */
export function names(value: Value | undefined, resource: Found): boolean {
  if (value === undefined) return false;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.includes(resource.physicalId) || hasAttributeOf(text, resource);
}
