import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import type { ClusterStack } from '../cluster/cluster-stack';
import type { ApiIdentity } from '../edge/api-identity';
import { EnvironmentStack } from '../environment-stack';
import { TopicAlarm } from '../topic-alarm';
import { ApiMetrics } from './api-metrics';
import { databaseMetric } from './database-metrics';
import { PlatformDashboard } from './platform-dashboard';

const minute = Duration.minutes(1);
const fiveMinutes = Duration.minutes(5);

export interface ObservabilityStackProps {
  readonly cluster: ClusterStack;
  readonly api: ApiIdentity;
  /** Of the database. */
  readonly instanceIdentifier: string;
}

/**
 * What is seen of the environment as a whole: a dashboard, and the alarms of what all services share. A service's own alarms are in its own
 * stack.
 */
export class ObservabilityStack extends EnvironmentStack {
  constructor(scope: Construct, environment: Environment, props: ObservabilityStackProps) {
    super(scope, 'observability', { environment, description: 'Dashboard, and alarms of API and database' });
    const { cluster, instanceIdentifier } = props;
    const api = new ApiMetrics(props.api);
    this.watchApi(api, cluster.alarmTopic);
    this.watchDatabase(instanceIdentifier, cluster.alarmTopic);
    new PlatformDashboard(this, 'Dashboard', {
      environmentName: environment.name,
      api,
      clusterName: cluster.cluster.clusterName,
      loadBalancerFullName: cluster.loadBalancer.loadBalancerFullName,
      instanceIdentifier,
    });
  }

  private watchApi(api: ApiMetrics, topic: ITopic): void {
    const above = { comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD, topic };
    new TopicAlarm(this, 'ApiServerErrors', {
      ...above,
      metric: api.serverErrorRate(minute),
      threshold: 1,
      evaluationPeriods: 5,
      alarmDescription: 'API: more than 1 % of requests ended in 5xx, for 5 minutes. Patients notice: look for the failing route first.',
    });
    // A percentile of a handful of requests jumps with each of them: such periods leave the alarm as it was.
    const latency = { ...above, evaluationPeriods: 3, evaluateLowSampleCountPercentile: 'ignore' };
    new TopicAlarm(this, 'ApiLatencyP95', {
      ...latency,
      metric: api.latency(95, fiveMinutes),
      threshold: 500,
      alarmDescription: 'API: one request in twenty took longer than 500 ms, for 15 minutes. The latency objective is being used up.',
    });
    new TopicAlarm(this, 'ApiLatencyP99', {
      ...latency,
      metric: api.latency(99, fiveMinutes),
      threshold: 1500,
      alarmDescription: 'API: one request in a hundred took longer than 1.5 s, for 15 minutes. Look at slow queries and cold dependencies.',
    });
  }

  private watchDatabase(instanceIdentifier: string, topic: ITopic): void {
    const metric = (metricName: string) =>
      databaseMetric(instanceIdentifier, metricName, { statistic: Stats.AVERAGE, period: fiveMinutes });
    new TopicAlarm(this, 'DatabaseCpu', {
      topic,
      metric: metric('CPUUtilization'),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: 80,
      evaluationPeriods: 3,
      alarmDescription: 'Database: CPU above 80 % for 15 minutes. Look for a query without an index, then at the instance size.',
    });
    const { storageGiB } = this.settings.database;
    new TopicAlarm(this, 'DatabaseStorage', {
      topic,
      metric: metric('FreeStorageSpace'),
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: Math.round(0.15 * storageGiB * 1024 ** 3),
      evaluationPeriods: 3,
      alarmDescription: `Database: less than 15 % of ${storageGiB} GiB is free. Storage grows by itself at 10 %, up to its configured maximum: look at both.`,
    });
  }
}
