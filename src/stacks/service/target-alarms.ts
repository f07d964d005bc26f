import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Objectives } from '../../schema/objectives';
import { apiThresholds, serverErrorThreshold } from '../thresholds';
import { TopicAlarm } from '../topic-alarm';

const period = Duration.minutes(1);

export interface TargetAlarmsProps {
  /** Of the service, as in configuration: descriptions use it. */
  readonly name: string;
  readonly loadBalancerFullName: string;
  readonly targetGroupFullName: string;
  readonly objectives: Objectives;
  readonly topic: ITopic;
}

/**
 * What the load balancer knows of a service: server errors, unhealthy hosts. A deployment that raises one of these is rolled back, so
 * that none of them may know the service, which waits for them. Without a first task there are no figures, and no alarm.
 */
export class TargetAlarms extends Construct {
  readonly names: readonly string[];

  constructor(scope: Construct, id: string, { name, objectives, topic, ...names }: TargetAlarmsProps) {
    super(scope, id);
    const serverErrorPercent = serverErrorThreshold(objectives);
    const metric = (metricName: string, statistic: string) =>
      new Metric({
        namespace: 'AWS/ApplicationELB',
        metricName,
        dimensionsMap: { LoadBalancer: names.loadBalancerFullName, TargetGroup: names.targetGroupFullName },
        statistic,
        period,
      });
    const shared = { comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD, evaluationPeriods: 5, topic };
    const serverErrors = new TopicAlarm(this, 'ServerErrors', {
      ...shared,
      metric: new MathExpression({
        // Of a handful of requests one error would be many percent.
        expression: `IF(requests >= ${apiThresholds.fewestRequests}, 100 * FILL(errors, 0) / requests, 0)`,
        usingMetrics: { errors: metric('HTTPCode_Target_5XX_Count', Stats.SUM), requests: metric('RequestCount', Stats.SUM) },
        label: '5xx (%)',
        period,
      }),
      threshold: serverErrorPercent,
      datapointsToAlarm: 3,
      runbook: 'observability#a-service-that-fails',
      meaning: `${name}: more than ${serverErrorPercent} % of requests ended in 5xx in 3 of 5 minutes. A deployment under way is rolled back: look at the logs of the new tasks.`,
    });
    const unhealthyHosts = new TopicAlarm(this, 'UnhealthyHosts', {
      ...shared,
      metric: metric('UnHealthyHostCount', Stats.MAXIMUM),
      threshold: 0,
      // A task that takes all of its two minutes to start is seen in three of them.
      datapointsToAlarm: 4,
      runbook: 'observability#unhealthy-hosts',
      meaning: `${name}: a task failed its health check in 4 of 5 minutes. Requests go to the others: look at the stopped tasks.`,
    });
    this.names = [serverErrors.alarmName, unhealthyHosts.alarmName];
  }
}
