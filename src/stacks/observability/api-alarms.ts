import { Duration } from 'aws-cdk-lib';
import { type Alarm, ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Objectives } from '../../schema/objectives';
import type { AlarmTopics } from '../alarm-topics';
import { apiThresholds, latencyThresholds, serverErrorThreshold } from '../thresholds';
import { TopicAlarm } from '../topic-alarm';
import type { ApiMetrics } from './api-metrics';

export interface ApiAlarms {
  readonly serverErrors: Alarm;
  readonly p95: Alarm;
  readonly p99: Alarm;
}

/** Causes for concern at the public API; whether a promise is broken, the burn rates say. */
export function watchApi(scope: Construct, api: ApiMetrics, objectives: Objectives, topics: AlarmTopics): ApiAlarms {
  const above = { comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD };
  // A percentile of a handful of requests jumps with each of them: such periods leave the alarm as it was.
  const latency = { ...above, topic: topics.ticket, evaluationPeriods: 3, evaluateLowSampleCountPercentile: 'ignore' };
  const serverErrorPercent = serverErrorThreshold(objectives);
  const { p95, p99 } = latencyThresholds(objectives);
  return {
    serverErrors: new TopicAlarm(scope, 'ApiServerErrors', {
      ...above,
      topic: topics.page,
      isPage: true,
      metric: api.serverErrorRate(Duration.minutes(1), apiThresholds.fewestRequests),
      threshold: serverErrorPercent,
      evaluationPeriods: 5,
      meaning: `API: more than ${serverErrorPercent} % of requests ended in 5xx, for 5 minutes. Patients notice: look for the failing route first.`,
      runbook: 'observability#availability',
    }),
    p95: new TopicAlarm(scope, 'ApiLatencyP95', {
      ...latency,
      metric: api.latency(95, Duration.minutes(5)),
      threshold: p95,
      meaning: `API: one request in twenty took longer than ${p95} ms, for 15 minutes. Look at the slowest service, then at the database.`,
      runbook: 'observability#latency',
    }),
    p99: new TopicAlarm(scope, 'ApiLatencyP99', {
      ...latency,
      metric: api.latency(99, Duration.minutes(5)),
      threshold: p99,
      meaning: `API: one request in a hundred took longer than ${p99} ms, for 15 minutes. Look at slow queries and cold dependencies.`,
      runbook: 'observability#latency',
    }),
  };
}
