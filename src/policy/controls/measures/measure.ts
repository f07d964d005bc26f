import { isList, isMap } from '../../../assembly/equal';
import type { Value, ValueMap } from '../../../assembly/template';

/** Something that is done for safeguards, and the resources that do it: chosen by what they are in the template, never by name. */
export interface Measure {
  readonly id: string;
  /** What the resources do, as a sentence of many of them. */
  readonly title: string;
  /** Citations of what it is done for. */
  readonly safeguards: readonly string[];
  /** By type of resource, whether one with these properties does it. Values may be intrinsic functions: a reference is present, and is not `true`. */
  readonly done: { readonly [type: string]: (properties: ValueMap) => boolean };
}

/** The value at a path of names; undefined where one of them is not there. */
export function at(properties: Value | undefined, ...path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>((value, key) => (isMap(value) ? value[key] : undefined), properties);
}

/** Whether something stands there: a reference does, an empty text and `AWS::NoValue` do not. */
export const isThere = (value: Value | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && !(isMap(value) && value.Ref === 'AWS::NoValue');

/** CloudFormation takes `'true'` for `true`. */
export const isTrue = (value: Value | undefined): boolean => value === true || value === 'true';

export const isFalse = (value: Value | undefined): boolean => value === false || value === 'false';

/** Elements of a list; none where there is no list. */
export const elements = (value: Value | undefined): readonly Value[] => (isList(value) ? value : []);

/** One or many: policies write a list of one as its element. */
export const oneOrMany = (value: Value | undefined): readonly Value[] => (isList(value) ? value : value === undefined ? [] : [value]);

/** What a list of `{Key, Value}` says of a key. */
export function attribute(list: Value | undefined, key: string): Value | undefined {
  return at(
    elements(list).find((one) => at(one, 'Key') === key),
    'Value',
  );
}

export const atLeast = (value: Value | undefined, minimum: number): boolean =>
  (typeof value === 'number' || typeof value === 'string') && Number(value) >= minimum;

/** Wherever a resource of the type stands, it does it. */
export const always = () => true;
