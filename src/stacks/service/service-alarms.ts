import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { WorkingHours } from '../../schema/compute';
import type { Service } from '../../schema/service';
import type { AlarmTopics } from '../alarm-topics';
import { failedTasksOf } from '../observability/tasks/task-metrics';
import { cpuThreshold, serviceThresholds } from '../thresholds';
import { TopicAlarm } from '../topic-alarm';

const period = Duration.minutes(1);

/** How long a figure stands above its threshold before it says that scaling out no longer helps: that passes it now and then, for minutes. */
const lasting = { evaluationPeriods: 15, comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD };

export interface ServiceAlarmsProps {
  readonly service: Pick<Service, 'name' | 'scaling'>;
  readonly workingHours: WorkingHours;
  readonly clusterName: string;
  readonly serviceName: string;
  readonly loadBalancerFullName: string;
  readonly targetGroupFullName: string;
  readonly topics: AlarmTopics;
}

/** Signs of trouble in one service: the brief's CPU and memory; tasks at their most, too few, or failing. */
export class ServiceAlarms extends Construct {
  constructor(scope: Construct, id: string, props: ServiceAlarmsProps) {
    super(scope, id);
    this.watchUse(props);
    this.watchNumber(props);
    this.watchTaskTime(props);
    const { service, serviceName, topics } = props;
    new TopicAlarm(this, 'FailingTasks', {
      topic: topics.page,
      isPage: true,
      metric: failedTasksOf(serviceName),
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: serviceThresholds.failedTasks,
      evaluationPeriods: 1,
      meaning: `${service.name}: ${serviceThresholds.failedTasks} tasks failed within 15 minutes. Look at why they stopped, and at the last release.`,
      runbook: 'observability#failing-tasks',
    });
  }

  private watchUse(props: ServiceAlarmsProps): void {
    const { service, topics } = props;
    const { name, scaling } = service;
    const cpu = taskMetric(props, 'CPUUtilization');
    const threshold = cpuThreshold(service);
    new TopicAlarm(this, 'HighCpu', {
      ...lasting,
      topic: topics.ticket,
      metric: cpu,
      threshold,
      meaning: `${name}: CPU above ${threshold} % for 15 minutes. Scaling out does not keep up: look at the number of tasks, and at the load.`,
      runbook: 'observability#cpu-and-memory',
    });
    new TopicAlarm(this, 'Exhausted', {
      ...lasting,
      topic: topics.page,
      isPage: true,
      metric: new MathExpression({
        expression: `IF(running >= ${scaling.maxTasks}, cpu, 0)`,
        usingMetrics: { cpu, running: taskMetric(props, 'RunningTaskCount') },
        label: 'CPU (%) at the most tasks',
        period,
      }),
      threshold,
      meaning: `${name}: all ${scaling.maxTasks} tasks run, with CPU above ${threshold} % for 15 minutes. Nothing is left to scale: raise the maximum, or shed load.`,
      runbook: 'observability#cpu-and-memory',
    });
    new TopicAlarm(this, 'HighMemory', {
      ...lasting,
      topic: topics.ticket,
      metric: taskMetric(props, 'MemoryUtilization'),
      threshold: serviceThresholds.memoryPercent,
      meaning: `${name}: memory above ${serviceThresholds.memoryPercent} % for 15 minutes. Tasks end at 100 %: look for a leak, or give the task more memory.`,
      runbook: 'observability#cpu-and-memory',
    });
  }

  /** Fewer tasks than there must be, at any hour. A service that rests at night with none at all is measured by what ECS wants of it. */
  private watchNumber(props: ServiceAlarmsProps): void {
    const { service, topics, workingHours } = props;
    const { minTasks } = service.scaling;
    const fewest = workingHours.days.length > 0 ? Math.min(workingHours.tasksOutside, minTasks) : minTasks;
    const shared = {
      topic: topics.page,
      isPage: true,
      evaluationPeriods: 5,
      runbook: 'observability#unhealthy-hosts',
      meaning: `${service.name}: fewer than ${fewest || 'the wanted'} healthy tasks for 5 minutes. Look at why tasks stop or do not start: image, secrets, capacity.`,
    } as const;
    if (fewest > 0) {
      new TopicAlarm(this, 'TooFewTasks', {
        ...shared,
        metric: hostMetric(props, 'HealthyHostCount', Stats.MINIMUM),
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        threshold: fewest,
        // The load balancer reports none of a target group that has nobody: that is the worst of it, and no lack of news.
        treatMissingData: TreatMissingData.BREACHING,
      });
      return;
    }
    new TopicAlarm(this, 'TooFewTasks', {
      ...shared,
      metric: new MathExpression({
        expression: `IF(desired < ${minTasks}, desired, ${minTasks}) - running`,
        usingMetrics: { desired: taskMetric(props, 'DesiredTaskCount'), running: taskMetric(props, 'RunningTaskCount') },
        label: 'Missing tasks',
        period,
      }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: 0,
    });
  }

  /**
   * Tasks that ECS wants and cannot keep, though there are enough of them as yet. Minutes count, not an average: tasks that a deployment starts
   * beside the old ones would make up in it for those that were missing. Ten minutes of twenty are longer than a task takes to start, or
   * Spot to give another one; a service that rests wants none, and misses none.
   */
  private watchTaskTime(props: ServiceAlarmsProps): void {
    const { service, topics } = props;
    const { missingMinutes, ofMinutes } = serviceThresholds.taskTime;
    new TopicAlarm(this, 'TaskTime', {
      topic: topics.ticket,
      metric: new MathExpression({
        expression: 'IF(desired > 0, 100 * FILL(running, 0) / desired, 100)',
        usingMetrics: { desired: taskMetric(props, 'DesiredTaskCount'), running: taskMetric(props, 'RunningTaskCount') },
        label: 'Task time as wanted (%)',
        period,
      }),
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 100,
      evaluationPeriods: ofMinutes,
      datapointsToAlarm: missingMinutes,
      meaning: `${service.name}: fewer tasks ran than ECS wants, in ${missingMinutes} of ${ofMinutes} minutes. Look at the service's events: capacity, image, secrets, or tasks that stop again and again.`,
      runbook: 'observability#task-time',
    });
  }
}

/** Of the service, by ECS itself, or by Container Insights where that alone knows. */
function taskMetric({ clusterName, serviceName }: ServiceAlarmsProps, metricName: string): Metric {
  return new Metric({
    namespace: metricName.endsWith('TaskCount') ? 'ECS/ContainerInsights' : 'AWS/ECS',
    metricName,
    dimensionsMap: { ClusterName: clusterName, ServiceName: serviceName },
    statistic: Stats.AVERAGE,
    period,
  });
}

/** Of the service's tasks, as the load balancer sees them. */
function hostMetric({ loadBalancerFullName, targetGroupFullName }: ServiceAlarmsProps, metricName: string, statistic: string): Metric {
  return new Metric({
    namespace: 'AWS/ApplicationELB',
    metricName,
    dimensionsMap: { LoadBalancer: loadBalancerFullName, TargetGroup: targetGroupFullName },
    statistic,
    period,
  });
}
