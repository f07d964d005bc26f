/** ARNs of the functions that do the steps. */
export interface StepFunctions {
  readonly database: string;
  readonly cloud: string;
}

/** A step may be repeated. What fails four times in half a minute is answered as a failure. */
const retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 4, MaxAttempts: 3, BackoffRate: 2 }];
const caught = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'GiveUp' }];

/**
 * A loop: whoever the state names does its step and says what comes next, after how many seconds. All else is in the functions, where it is
 * tested. `GiveUp` is the cloud function too: it finds the error in the state, and answers.
 */
export function stateMachineDefinition({ database, cloud }: StepFunctions) {
  const step = (Resource: string) => ({ Type: 'Task', Resource, Retry: retry, Catch: caught, Next: 'Pause' });
  return {
    StartAt: 'Whose',
    States: {
      Whose: {
        Type: 'Choice',
        Choices: [
          { Variable: '$.by', StringEquals: 'database', Next: 'Database' },
          { Variable: '$.by', StringEquals: 'cloud', Next: 'Cloud' },
        ],
        Default: 'Answered',
      },
      Database: step(database),
      Cloud: step(cloud),
      Pause: { Type: 'Wait', SecondsPath: '$.waitSeconds', Next: 'Whose' },
      GiveUp: { Type: 'Task', Resource: cloud, Retry: retry, Next: 'Answered' },
      Answered: { Type: 'Succeed' },
    },
  };
}
