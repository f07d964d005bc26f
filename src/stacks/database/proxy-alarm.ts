import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { proxyThresholds } from '../thresholds';
import { TopicAlarm } from '../topic-alarm';

/** In the proxy's own stack, with which it comes and goes: an import of the proxy's name would have to go before the proxy could. */
export function watchProxy(scope: Construct, proxyName: string, topic: ITopic): void {
  const { borrowMilliseconds } = proxyThresholds;
  new TopicAlarm(scope, 'ProxyBorrowing', {
    topic,
    metric: new Metric({
      namespace: 'AWS/RDS',
      metricName: 'DatabaseConnectionsBorrowLatency',
      dimensionsMap: { ProxyName: proxyName },
      statistic: Stats.AVERAGE,
      period: Duration.minutes(5),
    }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: 1000 * borrowMilliseconds, // In microseconds.
    evaluationPeriods: 3,
    meaning: `RDS Proxy: services wait more than ${borrowMilliseconds} ms for a connection, for 15 minutes. Look for long transactions and for pinned sessions.`,
    runbook: 'observability#database-connections',
  });
}
