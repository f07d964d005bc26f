import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { proxyThresholds } from '../thresholds';
import { TopicAlarm } from '../topic-alarm';
import { proxyMetric } from './database-metrics';

/** @param proxyName undefined where there is no proxy */
export function watchProxy(scope: Construct, proxyName: string | undefined, topic: ITopic): void {
  if (proxyName === undefined) return;
  const { borrowMilliseconds } = proxyThresholds;
  new TopicAlarm(scope, 'ProxyBorrowing', {
    topic,
    metric: proxyMetric(proxyName, 'DatabaseConnectionsBorrowLatency', { statistic: Stats.AVERAGE, period: Duration.minutes(5) }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: 1000 * borrowMilliseconds, // In microseconds.
    evaluationPeriods: 3,
    meaning: `RDS Proxy: services wait more than ${borrowMilliseconds} ms for a connection, for 15 minutes. Look for long transactions and for pinned sessions.`,
    runbook: 'observability#database-connections',
  });
}
