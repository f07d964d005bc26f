import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { TopicAlarm } from '../topic-alarm';

export interface ReportWatchProps {
  readonly stateMachineArn: string;
  /** Name of the group of which its schedule is the only one. */
  readonly scheduleGroup: string;
  /** Of the owners, who would otherwise not notice what does not come. */
  readonly topic: ITopic;
}

/**
 * A report that failed, or was never begun.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html
 */
export function watchReport(scope: Construct, { stateMachineArn, scheduleGroup, topic }: ReportWatchProps): void {
  const count = (namespace: string, metricName: string, dimensionsMap: Record<string, string>) =>
    new Metric({ namespace, metricName, dimensionsMap, statistic: Stats.SUM, period: Duration.hours(1) });
  const shared = {
    topic,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: 1,
    evaluationPeriods: 1,
    runbook: 'finops#the-report-did-not-come',
  } as const;
  new TopicAlarm(scope, 'ReportFailed', {
    ...shared,
    metric: count('AWS/States', 'ExecutionsFailed', { StateMachineArn: stateMachineArn }),
    meaning:
      'Monthly report of spending: it failed, after an hour of trying. Look at the last execution of its state machine for the error.',
  });
  new TopicAlarm(scope, 'ReportNotStarted', {
    ...shared,
    metric: count('AWS/Scheduler', 'InvocationDroppedCount', { ScheduleGroup: scheduleGroup }),
    meaning: 'Monthly report of spending: its schedule could not start it, for a day. Look at the role of the schedule.',
  });
}
