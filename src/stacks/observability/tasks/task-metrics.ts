import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';

/** Made from events by `task-events.ts`, and read by alarms of services, which are deployed before it. */
export const taskMetrics = {
  namespace: 'Carepath/Tasks',
  /** One service's failed tasks; its one dimension is `Service`. */
  failedOfService: 'FailedTasksOfService',
  failed: 'FailedTasks',
  started: 'StartedTasks',
} as const;

export function failedTasks(period: Duration): Metric {
  return ofAll(taskMetrics.failed, period);
}

export function startedTasks(period: Duration): Metric {
  return ofAll(taskMetrics.started, period);
}

/** @param serviceName as ECS knows it: events call it `service:` and that name */
export function failedTasksOf(serviceName: string): Metric {
  return new Metric({
    namespace: taskMetrics.namespace,
    metricName: taskMetrics.failedOfService,
    dimensionsMap: { Service: `service:${serviceName}` },
    statistic: Stats.SUM,
    period: Duration.minutes(15),
  });
}

function ofAll(metricName: string, period: Duration): Metric {
  return new Metric({ namespace: taskMetrics.namespace, metricName, statistic: Stats.SUM, period });
}
