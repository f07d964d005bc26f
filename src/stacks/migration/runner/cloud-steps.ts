import { answerBody, sendAnswer } from './answer';
import type { Cloud } from './cloud';
import { logTail } from './log-tail';
import { takeSnapshot } from './snapshot';
import { failed, isPast, next, type State } from './state';
import { exitOf, startTask, stopTask } from './task';

/**
 * One step of those that call AWS and hold no password. May be repeated: names and tokens come from the request.
 *
 * @throws whatever AWS refuses; the state machine repeats the step, then calls again with `error`
 */
export async function advance(state: State, cloud: Cloud): Promise<State> {
  if (state.error) return giveUp(state, cloud);
  switch (state.step) {
    case 'snapshot':
      return takeSnapshot(state, cloud);
    case 'run':
      return run(state, cloud);
    case 'watch':
      return watch(state, cloud);
    case 'explain':
      return failed(state, state.answer?.reason ?? 'The migration failed.', await logTail(state, cloud));
    case 'answer':
      return answer(state, cloud);
    default:
      throw new Error(`no step of this function: ${state.step}`);
  }
}

async function run(state: State, cloud: Cloud): Promise<State> {
  const { task, refused } = await startTask(state, cloud);
  if (task !== undefined) return next(state, 'watch', { task, waitSeconds: 10 });
  if (isPast(state, cloud.now())) return failed(state, `${subject(state)} could not be started in time: ${refused}.`);
  return next(state, 'run', { attempts: state.attempts + 1, waitSeconds: 30 }); // Without capacity just now, or over a quota.
}

async function watch(state: State, cloud: Cloud): Promise<State> {
  const exit = await exitOf(state, cloud);
  if (exit === undefined) {
    if (!isPast(state, cloud.now())) return next(state, 'watch', { waitSeconds: 10 });
    await stopTask(state, cloud, 'took longer than its timeoutMinutes');
    return explain(state, `${subject(state)} did not end within ${state.properties.TimeoutMinutes} minutes, and was stopped.`);
  }
  if (exit.code === 0) return next(state, 'record');
  return explain(
    state,
    `${subject(state)} failed with ${exit.code === undefined ? 'no exit code' : `exit code ${exit.code}`}: ${exit.reason}.`,
  );
}

/** The log's last lines arrive some seconds after the task's end. */
function explain(state: State, reason: string): State {
  return next(state, 'explain', { waitSeconds: 5, answer: { status: 'FAILED', reason } });
}

async function answer(state: State, { pause }: Cloud): Promise<State> {
  if (!state.answer) throw new Error('there is nothing to answer');
  await sendAnswer(state.request.ResponseURL, answerBody(state.request, state.answer), pause);
  return next(state, 'end');
}

/** Something went wrong that no step expected. A command that still runs must not go on behind an answer that says it failed. */
async function giveUp(state: State, cloud: Cloud): Promise<State> {
  const { Error: name = 'Error', Cause: cause = '' } = state.error ?? {};
  const reason = `${subject(state)} could not be brought to its end (step ${state.step}): ${name}: ${messageIn(cause)}`;
  const stopped =
    state.task === undefined ||
    (await stopTask(state, cloud, 'its runner failed').then(
      () => true,
      () => false,
    ));
  return answer(failed(state, stopped ? reason : `${reason} Its task may still run: ${state.task}`), cloud);
}

/** Lambda writes an error as JSON. */
function messageIn(cause: string): string {
  try {
    const parsed: unknown = JSON.parse(cause);
    if (typeof parsed === 'object' && parsed !== null && 'errorMessage' in parsed) return String(parsed.errorMessage);
  } catch {
    // Then it is a text.
  }
  return cause;
}

function subject({ properties: { Service, Image, Command } }: State): string {
  return Command.length > 0 ? `The migration of ${Service} (${Image}, ${Command.join(' ')})` : `The database of ${Service}`;
}
