import { isList, isMap } from '../equal';
import { CannotFollow, Refused } from '../refusal';
import type { Value } from '../template';
import { type Evaluated, evaluate, noValue } from './evaluate';
import type { Scope } from './scope';

/**
 * The value of an expression as far as it can be evaluated: a function that cannot is left as it is written, with its arguments evaluated.
 * For a reader that compares two values and shows them, not for one that acts on them.
 */
export function evaluateLeniently(expression: Value, scope: Scope): Evaluated {
  try {
    return evaluate(expression, scope);
  } catch (error) {
    if (!(error instanceof CannotFollow) && !(error instanceof Refused)) throw error;
  }
  if (isList(expression)) return expression.map((item) => evaluateLeniently(item, scope)).filter((item) => item !== noValue);
  if (!isMap(expression)) return expression;
  return Object.fromEntries(
    Object.entries(expression).flatMap(([key, value]) => {
      const evaluated = evaluateLeniently(value, scope);
      return evaluated === noValue ? [] : [[key, evaluated]];
    }),
  );
}
