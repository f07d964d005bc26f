export interface ReportTargets {
  /** Of the function that decides what comes next. */
  readonly functionArn: string;
  /** Where the report goes. */
  readonly topicArn: string;
}

/**
 * A loop: the function says what to ask next, the machine asks it, until there is a text to publish. All that computes is in the function, where
 * it is tested; all that may call AWS is here, so that the function's role may do nothing but log.
 *
 * Whatever fails is tried again for an hour: Cost Explorer throttles by the account, and a new account's figures take a day. Then the execution
 * fails, which has an alarm. No time limit of the whole: an execution that ran out of it would be another figure than one that failed.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function reportDefinition({ functionArn, topicArn }: ReportTargets) {
  const patiently = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 60, BackoffRate: 2, MaxAttempts: 6 }];
  const briefly = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 4, BackoffRate: 2, MaxAttempts: 3 }];
  return {
    QueryLanguage: 'JSONata',
    StartAt: 'Decide',
    States: {
      Decide: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: functionArn, Payload: '{% $states.input %}' },
        Output: '{% $states.result.Payload %}',
        Retry: briefly,
        Next: 'Which',
      },
      Which: { Type: 'Choice', Choices: [{ Condition: "{% $states.input.next = 'ask' %}", Next: 'Ask' }], Default: 'Publish' },
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:costexplorer:getCostAndUsage',
        Arguments: '{% $states.input.request %}',
        Output: { work: '{% $states.input.work %}', answer: '{% $states.result %}' },
        Retry: patiently,
        Next: 'Decide',
      },
      Publish: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sns:publish',
        Arguments: { TopicArn: topicArn, Subject: '{% $states.input.subject %}', Message: '{% $states.input.message %}' },
        Retry: patiently,
        End: true,
      },
    },
  };
}
