import type { State } from './alarm-state';

/**
 * Whether the rule of a composite alarm holds.
 *
 * @param stateOf of an alarm, by what the rule calls it: a name or an ARN
 * @throws Error for what is no rule
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export function ruleHolds(rule: string, stateOf: (alarm: string) => State): boolean {
  const tokens = rule.match(/"[^"]*"|[A-Z_]+|[()]/g) ?? [];
  if (tokens.join('') !== rule.replace(/\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '')) throw new Error(`cannot read the rule ${rule}`);
  let position = 0;
  const peek = () => tokens[position] ?? '';
  const take = (expected?: string) => {
    const token = peek();
    if (expected !== undefined && token !== expected) throw new Error(`expected ${expected} and found ${token || 'the end'} in ${rule}`);
    position += 1;
    return token;
  };

  const any = (): boolean => chain('OR', all, (left, right) => left || right);
  const all = (): boolean => chain('AND', term, (left, right) => left && right);
  const chain = (operator: string, operand: () => boolean, combine: (left: boolean, right: boolean) => boolean): boolean => {
    let value = operand();
    while (peek() === operator) {
      take();
      value = combine(value, operand());
    }
    return value;
  };
  const term = (): boolean => {
    const token = take();
    if (token === 'NOT') return !term();
    if (token === 'TRUE' || token === 'FALSE') return token === 'TRUE';
    if (token === '(') {
      const value = any();
      take(')');
      return value;
    }
    if (token !== 'ALARM' && token !== 'OK' && token !== 'INSUFFICIENT_DATA') throw new Error(`${token} is no function of ${rule}`);
    take('(');
    const alarm = take().slice(1, -1);
    take(')');
    return stateOf(alarm) === token;
  };

  const value = any();
  if (position < tokens.length) throw new Error(`${peek()} is left over in ${rule}`);
  return value;
}

/** What a rule wants not to be in alarm, by name or ARN. */
export function silencersIn(rule: string): string[] {
  return [...rule.matchAll(/\bNOT \(?ALARM\("([^"]*)"\)/g)].map(([, alarm = '']) => alarm);
}

/** What a rule reads, by name or ARN. */
export function alarmsIn(rule: string): string[] {
  return [...rule.matchAll(/"([^"]*)"/g)].map(([, alarm = '']) => alarm);
}
