import { type CloudFormationRequest, type MigrationProperties, propertiesOf } from './request';

/**
 * What is to be done next. In order: `prepare` makes databases and users and looks into the ledger; `snapshot` where data is protected;
 * `run` starts the task, `watch` waits for its end; `record` writes the ledger, or `explain` reads the log's tail; `answer` ends it.
 */
export type Step = 'prepare' | 'snapshot' | 'run' | 'watch' | 'record' | 'explain' | 'answer' | 'end';

/** One run, from the request to the answer, as the state machine carries it from step to step. JSON. */
export interface State {
  readonly step: Step;
  /** Who does the step: the function that knows the master's password, or the one that calls AWS. The state machine reads it. */
  readonly by: 'database' | 'cloud' | 'nobody';
  /** How long to wait before the step, 0 for not at all. The state machine reads it. */
  readonly waitSeconds: number;
  readonly request: Omit<CloudFormationRequest, 'ResourceProperties'>;
  readonly properties: MigrationProperties;
  /** ISO 8601; past it nothing is waited for any more. */
  readonly deadline: string;
  /** How often the task was tried to be started. */
  readonly attempts: number;
  /** ARN of the task, once it is started. */
  readonly task?: string;
  readonly answer?: Answer;
  /** What the state machine caught. */
  readonly error?: { readonly Error?: string; readonly Cause?: string };
}

export interface Answer {
  readonly status: 'SUCCESS' | 'FAILED';
  readonly reason: string;
  /** The end of what the command wrote, oldest line first. */
  readonly log?: readonly string[];
}

/** @throws Error where a property is not what the stack writes */
export function firstState(whole: CloudFormationRequest, now: Date): State {
  const { ResourceProperties: _, ...request } = whole;
  const properties = propertiesOf(whole);
  const minutes = Number(properties.TimeoutMinutes);
  if (!(minutes > 0)) throw new Error('the property TimeoutMinutes is not a number of minutes');
  return {
    step: 'prepare',
    by: 'database',
    waitSeconds: 0,
    request,
    properties,
    deadline: new Date(now.getTime() + minutes * 60_000).toISOString(),
    attempts: 0,
  };
}

/** The state with its next step. */
export function next(state: State, step: Step, change: Partial<Pick<State, 'waitSeconds' | 'attempts' | 'task' | 'answer'>> = {}): State {
  const by = step === 'prepare' || step === 'record' ? 'database' : step === 'end' ? 'nobody' : 'cloud';
  return { ...state, step, by, waitSeconds: 0, ...change };
}

export function succeeded(state: State, reason: string): State {
  return next(state, 'answer', { answer: { status: 'SUCCESS', reason } });
}

export function failed(state: State, reason: string, log: readonly string[] = []): State {
  return next(state, 'answer', { answer: { status: 'FAILED', reason, log } });
}

export function isPast({ deadline }: State, now: Date): boolean {
  return now.getTime() >= Date.parse(deadline);
}
