import { isList, isMap } from '../../src/assembly/equal';
import type { Value } from '../../src/assembly/template';

/**
 * Whether an event matches a pattern of EventBridge. Modelled is what the rules of tasks and alarms use; any other operator is an error.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function matches(pattern: Value, event: Value | undefined): boolean {
  if (isList(pattern)) {
    // Of a list of values one must be wanted.
    const values = isList(event) ? event : [event];
    return pattern.some((wanted) => values.some((value) => matchesOne(wanted, value)));
  }
  if (!isMap(pattern)) throw new Error(`a pattern holds lists, not ${JSON.stringify(pattern)}`);
  // Of a list of objects one must match the whole of it.
  if (isList(event)) return event.some((element) => matches(pattern, element));
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === '$or') return isList(wanted) && wanted.some((alternative) => matches(alternative, event));
    return matches(wanted, isMap(event) ? event[key] : undefined);
  });
}

function matchesOne(wanted: Value, value: Value | undefined): boolean {
  if (!isMap(wanted)) return value === wanted;
  const [[operator, operand] = []] = Object.entries(wanted);
  switch (operator) {
    case 'prefix':
      return typeof value === 'string' && value.startsWith(String(operand));
    case 'exists':
      return (value !== undefined) === operand;
    case 'anything-but':
      return value !== undefined && isList(operand) && !operand.includes(value);
    default:
      throw new Error(`the operator ${operator} is not modelled`);
  }
}
