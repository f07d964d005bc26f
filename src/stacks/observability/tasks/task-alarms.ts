import { Duration } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Objectives } from '../../../schema/objectives';
import { TopicAlarm } from '../../topic-alarm';
import { failedTasks, startedTasks } from './task-metrics';

/** Of fewer starts, one failure is more than a tenth of a percent. */
export const fewestStarts = 1000;

/** The longest that CloudWatch evaluates; the month stands on the dashboard. */
const week = Duration.days(7);

/**
 * The brief's objective of tasks, twice: each failure is a ticket, since a handful of services starts too few tasks in a month for a share
 * to mean anything; and where they are many, so is a share above what is promised. Three of one service are a page, in its own stack.
 */
export function watchTasks(scope: Construct, { taskFailurePercent }: Objectives, topic: ITopic): Alarm[] {
  const failed = new TopicAlarm(scope, 'TaskFailed', {
    topic,
    metric: failedTasks(Duration.minutes(15)),
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: 1,
    evaluationPeriods: 1,
    meaning: 'Tasks: one failed. Look at the table of failed tasks on the dashboard for its service and its reason.',
    runbook: 'observability#failing-tasks',
  });
  const share = new TopicAlarm(scope, 'TaskFailureShare', {
    topic,
    metric: new MathExpression({
      expression: `IF(started >= ${fewestStarts}, 100 * FILL(failed, 0) / started, 0)`,
      usingMetrics: { failed: failedTasks(week), started: startedTasks(week) },
      label: 'Failed tasks (%)',
      period: week,
    }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: taskFailurePercent,
    evaluationPeriods: 1,
    meaning: `Tasks: of ${fewestStarts} or more starts within a week, more than ${taskFailurePercent} % failed. Look for the reason that most of them share.`,
    runbook: 'observability#failing-tasks',
  });
  return [failed, share];
}
