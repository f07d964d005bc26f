import { isMap } from '../../../src/assembly/equal';
import type { Value, ValueMap } from '../../../src/assembly/template';

/** What a machine's tasks call, by resource. */
export type Integrations = Readonly<Record<string, (request: ValueMap) => unknown>>;

/**
 * Runs a state machine's definition as the Amazon States Language says: tasks with their retries, and choices. Of JSONata it knows paths into a
 * state's input and result, and a path that equals a text; all else is an error.
 *
 * @param wait passes the time
 * @returns names of the states, in order
 * @throws what a task throws, once its retries are used up
 * @see https://states-language.net/spec.html
 */
export function runMachine(
  definition: ValueMap,
  input: Value,
  integrations: Integrations,
  wait: (seconds: number) => void,
): readonly string[] {
  const states = definition.States;
  if (definition.QueryLanguage !== 'JSONata' || !isMap(states)) throw new Error('not a definition in JSONata');
  const path: string[] = [];
  let data = input;
  for (let name: Value | undefined = definition.StartAt; typeof name === 'string'; ) {
    path.push(name);
    if (path.length > 1000) throw new Error('the state machine does not end');
    const state: Value | undefined = states[name];
    if (!isMap(state)) throw new Error(`there is no state ${name}`);
    if (state.Type === 'Choice') {
      const choices: readonly Value[] = Array.isArray(state.Choices) ? state.Choices : [];
      const taken: Value | undefined = choices.find((choice) => isMap(choice) && evaluate(choice.Condition, { input: data }) === true);
      name = isMap(taken) ? taken.Next : state.Default;
      continue;
    }
    if (state.Type !== 'Task') throw new Error(`the state ${name} is a ${String(state.Type)}, which is not modelled`);
    const call = integrations[String(state.Resource)];
    if (!call) throw new Error(`nothing answers for ${String(state.Resource)}`);
    const request = evaluate(state.Arguments, { input: data });
    const result = json(attempt(() => call(isMap(request) ? request : {}), state.Retry, wait));
    data = state.Output === undefined ? result : evaluate(state.Output, { input: data, result });
    name = state.End === true ? undefined : state.Next;
  }
  return path;
}

function attempt(call: () => unknown, retriers: Value | undefined, wait: (seconds: number) => void): unknown {
  const [retry] = Array.isArray(retriers) ? retriers.filter(isMap) : [];
  for (let left = Number(retry?.MaxAttempts ?? 0), seconds = Number(retry?.IntervalSeconds ?? 1); ; left -= 1) {
    try {
      return call();
    } catch (error) {
      if (left === 0) throw error;
      wait(seconds);
      seconds *= Number(retry?.BackoffRate ?? 2);
    }
  }
}

function evaluate(template: Value | undefined, states: { readonly input: Value; readonly result?: Value }): Value {
  if (Array.isArray(template)) return template.map((element) => evaluate(element, states));
  if (isMap(template)) return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, evaluate(value, states)]));
  if (typeof template !== 'string' || !template.startsWith('{%')) return template ?? {};
  const [, keys = '', equals] = /^\{% \$states\.((?:\w+\.)*\w+)(?: = '([^']*)')? %\}$/.exec(template) ?? [];
  if (keys === '') throw new Error(`the expression ${template} is not modelled`);
  const value = keys.split('.').reduce<Value | undefined>((at, key) => (isMap(at) ? at[key] : undefined), { ...states });
  if (equals !== undefined) return value === equals;
  if (value === undefined) throw new Error(`${template} is nothing, of which Step Functions makes an error`);
  return value;
}

/** Between states travels JSON. */
const json = (value: unknown): Value => JSON.parse(JSON.stringify(value));
