import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { TopicAlarm } from '../topic-alarm';

const period = Duration.minutes(1);

export interface ServiceAlarmsProps {
  /** As in configuration: descriptions use it. */
  readonly name: string;
  readonly clusterName: string;
  readonly serviceName: string;
  readonly loadBalancerFullName: string;
  readonly targetGroupFullName: string;
  readonly topic: ITopic;
}

/** The brief's signs of trouble in one service: CPU, memory, unhealthy hosts. */
export class ServiceAlarms extends Construct {
  constructor(scope: Construct, id: string, { name, topic, ...names }: ServiceAlarmsProps) {
    super(scope, id);
    const above = { comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD, topic };
    const utilization = (metricName: string) =>
      new Metric({
        namespace: 'AWS/ECS',
        metricName,
        dimensionsMap: { ClusterName: names.clusterName, ServiceName: names.serviceName },
        statistic: Stats.AVERAGE,
        period,
      });
    // Scaling out passes 70 % now and then and is back within minutes: only a full quarter of an hour says that it no longer helps.
    new TopicAlarm(this, 'HighCpu', {
      ...above,
      metric: utilization('CPUUtilization'),
      threshold: 70,
      evaluationPeriods: 15,
      alarmDescription: `${name}: CPU above 70 % for 15 minutes. Scaling out no longer keeps up: look at its maximum, and at the load.`,
    });
    new TopicAlarm(this, 'HighMemory', {
      ...above,
      metric: utilization('MemoryUtilization'),
      threshold: 80,
      evaluationPeriods: 15,
      alarmDescription: `${name}: memory above 80 % for 15 minutes. Tasks end at 100 %: look for a leak, or give the task more memory.`,
    });
    new TopicAlarm(this, 'UnhealthyHosts', {
      ...above,
      metric: new Metric({
        namespace: 'AWS/ApplicationELB',
        metricName: 'UnHealthyHostCount',
        dimensionsMap: { LoadBalancer: names.loadBalancerFullName, TargetGroup: names.targetGroupFullName },
        statistic: Stats.MAXIMUM,
        period,
      }),
      threshold: 0,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
      alarmDescription: `${name}: a task failed its health check in 3 of 5 minutes. Requests go to the others: look at the stopped tasks.`,
    });
  }
}
