import { Duration } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { apiThresholds } from '../thresholds';
import { TopicAlarm } from '../topic-alarm';

/** Failures of the load balancer's own: no healthy target, a broken handshake, a timeout. What services answer, they answer for. */
export function watchLoadBalancer(scope: Construct, loadBalancerFullName: string, topic: ITopic): Alarm {
  const period = Duration.minutes(1);
  const metric = (metricName: string) =>
    new Metric({
      namespace: 'AWS/ApplicationELB',
      metricName,
      dimensionsMap: { LoadBalancer: loadBalancerFullName },
      statistic: Stats.SUM,
      period,
    });
  const { serverErrorPercent, fewestRequests } = apiThresholds;
  return new TopicAlarm(scope, 'LoadBalancerErrors', {
    topic,
    metric: new MathExpression({
      // The load balancer reports the errors only where there are some.
      expression: `IF(requests + FILL(errors, 0) >= ${fewestRequests}, 100 * FILL(errors, 0) / (requests + FILL(errors, 0)), 0)`,
      // Requests without a target are in the one figure only.
      usingMetrics: { errors: metric('HTTPCode_ELB_5XX_Count'), requests: metric('RequestCount') },
      label: 'Own 5xx (%)',
      period,
    }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: serverErrorPercent,
    evaluationPeriods: 5,
    meaning: `Load balancer: it answered more than ${serverErrorPercent} % of requests with a 5xx of its own, for 5 minutes. Look for a target group without healthy tasks.`,
    runbook: 'observability#load-balancer',
  });
}
