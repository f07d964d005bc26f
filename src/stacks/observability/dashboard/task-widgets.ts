import { Duration } from 'aws-cdk-lib';
import { type Alarm, type IWidget, LogQueryWidget, MathExpression, SingleValueWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { fewestStarts } from '../tasks/task-alarms';
import { failedTasks, startedTasks } from '../tasks/task-metrics';
import { graph, minute, third } from './graph';
import { insight } from './service-widgets';

const hour = Duration.hours(1);

export interface TaskWidgetsProps {
  readonly clusterName: string;
  readonly windowDays: number;
  readonly taskFailurePercent: number;
  readonly log: ILogGroup;
  readonly alarms: readonly Alarm[];
}

/**
 * Tasks: the share that failed, where there were enough of them; beside it the share of task time that ran as wanted, which means something
 * with three tasks too; deployments; and which tasks failed, counted as tasks and not as events.
 */
export function taskWidgets({ clusterName, windowDays, taskFailurePercent, log, alarms }: TaskWidgetsProps): IWidget[][] {
  const range = { start: `-P${windowDays}D`, end: 'P0D' };
  return [
    [
      new SingleValueWidget({
        title: `Tasks: failed of ${windowDays} days (%), from ${fewestStarts} starts on; at most ${taskFailurePercent}`,
        metrics: [
          new MathExpression({
            expression: `IF(started >= ${fewestStarts}, 100 * FILL(failed, 0) / started)`,
            usingMetrics: { failed: failedTasks(hour), started: startedTasks(hour) },
            label: 'Failed (%)',
            period: hour,
          }),
          startedTasks(hour).with({ label: 'Started' }),
          failedTasks(hour).with({ label: 'Failed' }),
        ],
        setPeriodToTimeRange: true,
        width: third,
        height: 6,
        ...range,
      }),
      graph({ title: 'Tasks: time as wanted (%)', left: [taskTime(clusterName)] }),
      graph({ title: 'Deployments under way', left: [insight(clusterName, 'DeploymentCount')] }),
    ],
    [
      new LogQueryWidget({
        title: 'Tasks that failed',
        logGroupNames: [log.logGroupName],
        queryLines: [
          'filter detail.lastStatus = "STOPPED"',
          'stats count_distinct(detail.taskArn) as tasks, max(@timestamp) as last by detail.group, detail.stopCode, detail.stoppedReason',
          'sort last desc',
        ],
        width: 2 * third,
        height: 6,
      }),
      graph({
        title: 'Tasks: failed within 15 minutes',
        left: alarms.slice(0, 1).map(({ metric }) => metric),
        leftAnnotations: alarms.slice(0, 1).map((alarm) => alarm.toAnnotation()),
      }),
    ],
  ];
}

/**
 * How much of the tasks that should run do. Over all services together: while one of them deploys, its tasks beyond the wanted number hide
 * as many that another lacks. Its average over the time shown stands in the label.
 */
function taskTime(clusterName: string): MathExpression {
  const sum = (metricName: string) =>
    new MathExpression({
      expression: `SUM(${insight(clusterName, metricName).expression})`,
      usingMetrics: {},
      label: metricName,
      period: minute,
    });
  return new MathExpression({
    expression: 'IF(running < desired, 100 * running / desired, 100)',
    usingMetrics: { desired: sum('DesiredTaskCount'), running: sum('RunningTaskCount') },
    label: `Average \${AVG} %`, // CloudWatch fills it in.
    period: minute,
  });
}
