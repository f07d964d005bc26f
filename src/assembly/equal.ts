import type { Value, ValueMap } from './template';

/**
 * Whether CloudFormation takes two property values for the same: numbers and booleans may be written as strings. Two strings are the same
 * only if every character is; `@aws-cdk/cloudformation-diff` (2.187) compares them as numbers, and so misses an engine that goes from 16.1
 * to 16.10.
 */
export function equal(one: Value | undefined, other: Value | undefined): boolean {
  if (one === other) return true;
  if (isScalar(one) && isScalar(other)) return String(one) === String(other);
  if (isList(one) && isList(other)) return one.length === other.length && one.every((value, index) => equal(value, other[index]));
  if (!isMap(one) || !isMap(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && equal(one[key], other[key]));
}

export function isMap(value: Value | undefined): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function isScalar(value: Value | undefined): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
