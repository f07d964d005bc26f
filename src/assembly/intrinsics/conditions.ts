import { isList, isMap } from '../equal';
import { CannotFollow } from '../refusal';
import type { Value } from '../template';
import { type Evaluated, evaluate, evaluateValue } from './evaluate';
import type { Scope } from './scope';

/** `Fn::If`, and the functions that stand in conditions and rules. */
export const logicalFunctions: { readonly [name: string]: (argument: Value, scope: Scope) => Evaluated } = {
  'Fn::If': (argument, scope) => {
    const [condition, yes, no] = operands('Fn::If', argument);
    if (typeof condition !== 'string' || yes === undefined || no === undefined) throw malformed('Fn::If', argument);
    return evaluate(conditionHolds(condition, scope) ? yes : no, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = operands('Fn::Equals', argument).map((side) => evaluateValue(side, scope));
    return JSON.stringify(left) === JSON.stringify(right) || (isScalar(left) && isScalar(right) && String(left) === String(right));
  },
  'Fn::And': (argument, scope) => operands('Fn::And', argument).every((item) => holds(item, scope)),
  'Fn::Or': (argument, scope) => operands('Fn::Or', argument).some((item) => holds(item, scope)),
  'Fn::Not': (argument, scope) => !holds(operands('Fn::Not', argument)[0] ?? false, scope),
  'Fn::Contains': (argument, scope) => {
    const [list, item] = operands('Fn::Contains', argument).map((side) => evaluateValue(side, scope));
    return isList(list) && list.some((candidate) => String(candidate) === String(item));
  },
  'Fn::EachMemberEquals': (argument, scope) => {
    const [list, item] = operands('Fn::EachMemberEquals', argument).map((side) => evaluateValue(side, scope));
    return isList(list) && list.every((candidate) => String(candidate) === String(item));
  },
  'Fn::EachMemberIn': (argument, scope) => {
    const [list, allowed] = operands('Fn::EachMemberIn', argument).map((side) => evaluateValue(side, scope));
    return isList(list) && isList(allowed) && list.every((candidate) => allowed.map(String).includes(String(candidate)));
  },
};

/** Whether a condition of the template, by name, holds. */
export function conditionHolds(name: string, scope: Scope): boolean {
  const expression = scope.conditions[name];
  if (expression === undefined) throw new CannotFollow(`${scope.stack} has no condition ${name}`);
  return holds(expression, scope);
}

/** Whether an expression of a condition or rule holds; `{Condition: name}` refers to another. */
export function holds(expression: Value, scope: Scope): boolean {
  if (isMap(expression) && Object.keys(expression).length === 1 && typeof expression.Condition === 'string') {
    return conditionHolds(expression.Condition, scope);
  }
  const value = evaluateValue(expression, scope);
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new CannotFollow(`a condition of ${scope.stack} that is neither true nor false: ${JSON.stringify(value)}`);
}

function operands(name: string, argument: Value): readonly Value[] {
  if (isList(argument)) return argument;
  throw malformed(name, argument);
}

function malformed(name: string, argument: Value): CannotFollow {
  return new CannotFollow(`${name} with ${JSON.stringify(argument)}`);
}

function isScalar(value: Value | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
