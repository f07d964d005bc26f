import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { TopicAlarm } from '../topic-alarm';

/** One alarm for all gateways: what helps is the same. None where there is no gateway. */
export function watchNat(scope: Construct, natGatewayIds: readonly string[], topic: ITopic): void {
  if (natGatewayIds.length === 0) return;
  const period = Duration.minutes(5);
  const metrics = natGatewayIds.map(
    (natGatewayId) =>
      new Metric({
        namespace: 'AWS/NATGateway',
        metricName: 'ErrorPortAllocation',
        dimensionsMap: { NatGatewayId: natGatewayId },
        statistic: Stats.SUM,
        period,
      }),
  );
  new TopicAlarm(scope, 'NatPorts', {
    topic,
    metric: new MathExpression({
      expression: metrics.map((_, index) => `FILL(gateway${index}, 0)`).join(' + '),
      usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`gateway${index}`, metric])),
      label: 'Refused connections',
      period,
    }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: 0,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    meaning:
      'NAT: a gateway had no port left for a connection, in 2 of 3 times 5 minutes. Look for a service that opens a connection for each call.',
    runbook: 'observability#nat',
  });
}
