import { Duration } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Database } from '../../schema/database';
import { databaseThresholds } from '../thresholds';
import { TopicAlarm, type TopicAlarmProps } from '../topic-alarm';
import { databaseMetric } from './database-metrics';
import { connectionLimit, instanceMemory } from './instance-memory';

const above = ComparisonOperator.GREATER_THAN_THRESHOLD;
const below = ComparisonOperator.LESS_THAN_THRESHOLD;

/** What one instance's alarm is made of, besides what all of them share. */
type Definition = Pick<TopicAlarmProps, 'comparisonOperator' | 'threshold' | 'meaning' | 'runbook'> & { readonly metricName: string };

/** Causes for concern in the instance that serves, each for 15 minutes: nothing here is over in less. */
export function watchDatabase(scope: Construct, instanceIdentifier: string, database: Database, topic: ITopic): Alarm[] {
  return Object.entries(definitions(database)).map(
    ([id, { metricName, ...definition }]) =>
      new TopicAlarm(scope, id, {
        ...definition,
        topic,
        metric: databaseMetric(instanceIdentifier, metricName, { statistic: Stats.AVERAGE, period: Duration.minutes(5) }),
        evaluationPeriods: 3,
      }),
  );
}

function definitions({ engine, instanceType, storageGiB }: Database): Readonly<Record<string, Definition>> {
  const { cpuPercent, freeStoragePercent, freeMemoryPercent, connectionsPercent, usedTransactionIds } = databaseThresholds;
  const connections = connectionLimit(engine, instanceType);
  return {
    DatabaseCpu: {
      metricName: 'CPUUtilization',
      comparisonOperator: above,
      threshold: cpuPercent,
      meaning: `Database: CPU above ${cpuPercent} % for 15 minutes. Look for a query without an index, then at the instance size.`,
      runbook: 'observability#database-load',
    },
    DatabaseStorage: {
      metricName: 'FreeStorageSpace',
      comparisonOperator: below,
      threshold: Math.round((freeStoragePercent / 100) * storageGiB * 1024 ** 3),
      meaning: `Database: less than ${freeStoragePercent} % of ${storageGiB} GiB is free. Storage grows by itself at 10 %, up to its configured maximum: look at both.`,
      runbook: 'observability#database-storage',
    },
    DatabaseMemory: {
      metricName: 'FreeableMemory',
      comparisonOperator: below,
      threshold: Math.round((freeMemoryPercent / 100) * instanceMemory(instanceType)),
      meaning: `Database: less than ${freeMemoryPercent} % of its memory is freeable, for 15 minutes. Look at the number of connections, then at the instance size.`,
      runbook: 'observability#database-load',
    },
    DatabaseConnections: {
      metricName: 'DatabaseConnections',
      comparisonOperator: above,
      threshold: Math.round((connectionsPercent / 100) * connections),
      meaning: `Database: more than ${connectionsPercent} % of its ${connections} connections are open, for 15 minutes. Look for a service that leaves them open.`,
      runbook: 'observability#database-connections',
    },
    ...(engine === 'postgres' && {
      DatabaseTransactionIds: {
        metricName: 'MaximumUsedTransactionIDs',
        comparisonOperator: above,
        threshold: usedTransactionIds,
        meaning: 'Database: a thousand million transactions without a vacuum. It stops writing at two: look for what holds the vacuum up.',
        runbook: 'observability#database-vacuum',
      },
    }),
  };
}
