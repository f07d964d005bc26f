import type { State } from '../../../src/stacks/migration/runner/state';
import { stateMachineDefinition } from '../../../src/stacks/migration/state-machine-definition';

type Step = (state: State) => Promise<State>;

/**
 * Runs the state machine's own definition: the kinds of states that it has, as the Amazon States Language says they behave.
 *
 * @param wait passes the time
 * @returns names of the states, in order
 */
export async function execute(
  first: State,
  functions: { readonly database: Step; readonly cloud: Step },
  wait: (seconds: number) => void,
): Promise<readonly string[]> {
  const { StartAt, States } = stateMachineDefinition({ database: 'database', cloud: 'cloud' });
  const path: string[] = [];
  let name: string | undefined = StartAt;
  let state = first;
  while (name !== undefined) {
    if (path.length > 1000) throw new Error('the state machine does not end');
    path.push(name);
    switch (name) {
      case 'Whose':
        name = States.Whose.Choices.find(({ StringEquals }) => StringEquals === state.by)?.Next ?? States.Whose.Default;
        break;
      case 'Pause':
        wait(state.waitSeconds);
        name = States.Pause.Next;
        break;
      case 'Database':
      case 'Cloud':
      case 'GiveUp': {
        const task: { Resource: string; Retry: { MaxAttempts: number }[]; Catch?: { Next: string }[]; Next: string } = States[name];
        const result = await attempt(
          functions[task.Resource === 'database' ? 'database' : 'cloud'],
          state,
          task.Retry[0]?.MaxAttempts ?? 0,
          wait,
        );
        const [handler] = task.Catch ?? [];
        if (result instanceof Error && !handler) throw result;
        // As Lambda hands an error on: its name, and the whole of it as JSON.
        state =
          result instanceof Error
            ? { ...state, error: { Error: result.name, Cause: JSON.stringify({ errorMessage: result.message }) } }
            : result;
        name = result instanceof Error ? handler?.Next : task.Next;
        break;
      }
      default:
        name = undefined;
    }
  }
  return path;
}

async function attempt(step: Step, state: State, retries: number, wait: (seconds: number) => void): Promise<State | Error> {
  for (let left = retries; ; left--) {
    try {
      return JSON.parse(JSON.stringify(await step(JSON.parse(JSON.stringify(state)))));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (left === 0) return error;
      wait(4);
    }
  }
}
