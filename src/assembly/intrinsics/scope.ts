import type { Value, ValueMap } from '../template';

/** What the functions of one stack's template can see while it is deployed. */
export interface Scope {
  /** Name, for messages. */
  readonly stack: string;
  readonly account: string;
  readonly region: string;
  /** Values of the template's parameters. */
  readonly parameters: ReadonlyMap<string, Value>;
  readonly mappings: ValueMap;
  /** Expressions of the template's conditions. */
  readonly conditions: ValueMap;
  /** Undefined where the template has no such resource. */
  ref(logicalId: string): Value | undefined;
  attribute(logicalId: string, attribute: string): Value;
  importValue(exportName: string): Value;
  stackOutput(reference: StackOutputReference): Value;
}

/** The weak reference of `Fn::GetStackOutput`. */
export interface StackOutputReference {
  readonly stack: string;
  readonly output: string;
  readonly region: string;
  readonly account: string;
}
