import { Duration } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { loadBalancerThresholds } from '../thresholds';
import { TopicAlarm } from '../topic-alarm';

/**
 * Failures of the load balancer's own: no healthy target, a broken handshake, a timeout. What services answer, they answer for.
 *
 * A number, and no share: it counts as requests those alone for which it found a target. When it finds none at all there is no such figure,
 * and a share of it would be missing just then.
 */
export function watchLoadBalancer(scope: Construct, loadBalancerFullName: string, topic: ITopic): Alarm {
  const { ownErrors } = loadBalancerThresholds;
  return new TopicAlarm(scope, 'LoadBalancerErrors', {
    topic,
    metric: new Metric({
      namespace: 'AWS/ApplicationELB',
      metricName: 'HTTPCode_ELB_5XX_Count',
      dimensionsMap: { LoadBalancer: loadBalancerFullName },
      statistic: Stats.SUM,
      period: Duration.minutes(1),
    }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: ownErrors,
    evaluationPeriods: 5,
    meaning: `Load balancer: it answered ${ownErrors} requests a minute with a 5xx of its own, for 5 minutes. Look for a target group without healthy tasks.`,
    runbook: 'observability#load-balancer',
  });
}
