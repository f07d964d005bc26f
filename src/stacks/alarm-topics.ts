import type { ITopic } from 'aws-cdk-lib/aws-sns';

/** Where alarms speak, by what they ask of whom they tell. */
export interface AlarmTopics {
  /** Patients notice, or soon will: somebody gets up. The same as `ticket` where nobody is called. */
  readonly page: ITopic;
  /** Somebody looks at it on the next working day. */
  readonly ticket: ITopic;
}
