import { isList, isMap } from '../equal';
import { CannotFollow } from '../refusal';
import type { Value, ValueMap } from '../template';
import { logicalFunctions } from './conditions';
import { functions } from './functions';
import type { Scope } from './scope';

/** What `AWS::NoValue` leaves: the property or list item is as if it had not been written. */
export const noValue = Symbol('AWS::NoValue');
export type Evaluated = Value | typeof noValue;

/**
 * The value of a template expression.
 * @throws CannotFollow for a function that is not modelled
 * @throws Refused for one that CloudFormation would refuse, such as an import of an export that does not exist
 */
export function evaluate(expression: Value, scope: Scope): Evaluated {
  if (typeof expression !== 'object' || expression === null || isPlain(expression)) return expression;
  if (isList(expression)) return present(expression.map((item) => evaluate(item, scope)));
  const [name, argument] = functionCall(expression, scope) ?? [];
  if (name !== undefined && argument !== undefined) return callFunction(name, argument, scope);
  return Object.fromEntries(
    Object.entries(expression).flatMap(([key, value]) => {
      const evaluated = evaluate(value, scope);
      return evaluated === noValue ? [] : [[key, evaluated]];
    }),
  );
}

/** Evaluates where nothing at all would be no answer. */
export function evaluateValue(expression: Value, scope: Scope): Value {
  const value = evaluate(expression, scope);
  if (value === noValue) throw new CannotFollow(`AWS::NoValue where ${scope.stack} needs a value`);
  return value;
}

export function evaluateMap(expressions: ValueMap, scope: Scope): ValueMap {
  const value = evaluateValue(expressions, scope);
  if (!isMap(value)) throw new CannotFollow(`${scope.stack}: properties that are no map`);
  return value;
}

/** The function that a map of one key calls. A function beside other keys is malformed, or a macro's business. */
function functionCall(expression: ValueMap, scope: Scope): [string, Value] | undefined {
  const entries = Object.entries(expression);
  const call = entries.find(([key]) => key === 'Ref' || key.startsWith('Fn::'));
  if (!call) return undefined;
  // `Ref` beside other keys is a property that happens to have this name.
  if (entries.length > 1 && call[0] === 'Ref') return undefined;
  if (entries.length > 1) throw new CannotFollow(`${call[0]} beside other keys in ${scope.stack}`);
  return call;
}

function callFunction(name: string, argument: Value, scope: Scope): Evaluated {
  const implementation = functions[name] ?? logicalFunctions[name];
  if (!implementation) throw new CannotFollow(`the function ${name} in ${scope.stack} is not modelled`);
  return implementation(argument, scope);
}

function present(values: readonly Evaluated[]): Value[] {
  return values.filter((value) => value !== noValue);
}

const plain = new WeakMap<object, boolean>();

/** Most of a template is plain data; remembering which parts are keeps large releases fast. */
function isPlain(expression: ValueMap | readonly Value[]): boolean {
  const known = plain.get(expression);
  if (known !== undefined) return known;
  const children = isList(expression) ? expression : Object.values(expression);
  const calls = !isList(expression) && Object.keys(expression).some((key) => key === 'Ref' || key.startsWith('Fn::'));
  const answer = !calls && children.every((child) => typeof child !== 'object' || child === null || isPlain(child as ValueMap));
  plain.set(expression, answer);
  return answer;
}
