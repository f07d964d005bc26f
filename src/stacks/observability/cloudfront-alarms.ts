import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmRule,
  AlarmState,
  ComparisonOperator,
  CompositeAlarm,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import type { Objectives } from '../../schema/objectives';
import type { AlarmTopics } from '../alarm-topics';
import { markAsPage } from '../mark-as-page';
import { describeAlarm } from '../runbook';
import { apiThresholds, serverErrorThreshold } from '../thresholds';

export interface CloudFrontWatch {
  readonly objectives: Objectives;
  /** In us-east-1: an alarm speaks in its own Region only. */
  readonly topics: AlarmTopics;
  /** Begins the name of the alarm, by which dashboards of other accounts find it. */
  readonly prefix: string;
}

/** By which dashboards of other accounts find it. */
export const cloudFrontAlarmName = (prefix: string) => `${prefix}-cloudfront`;

/**
 * What the API's own figures do not show: requests that CloudFront could not deliver to it. To be made in us-east-1, where alone CloudFront's
 * figures are.
 *
 * They are asked for by a query of Metrics Insights, because the stack there is deployed before the distribution is known; the account has
 * one distribution. A query can be alone only ("each GetMetricData operation can have only one query"), so that the rate and the number
 * of requests, below which a rate says nothing, are an alarm each, and a composite speaks for both.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-limits.html
 */
export function watchCloudFront(scope: Construct, { objectives, topics, prefix }: CloudFrontWatch): CompositeAlarm {
  const parts = new Construct(scope, 'CloudFront');
  const percent = serverErrorThreshold(objectives);
  const { fewestRequests } = apiThresholds;
  const shared = { evaluationPeriods: 5, treatMissingData: TreatMissingData.NOT_BREACHING };
  const failing = new Alarm(parts, 'Rate', {
    ...shared,
    metric: query('AVG', '5xxErrorRate', '5xx (%)'),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: percent,
    alarmDescription: `Part of the alarm on CloudFront: more than ${percent} % of requests ended in 5xx, for 5 minutes.`,
  });
  const quiet = new Alarm(parts, 'Quiet', {
    ...shared,
    metric: query('SUM', 'Requests', 'Requests'),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    threshold: fewestRequests,
    datapointsToAlarm: 3,
    alarmDescription: `Part of the alarm on CloudFront, which it silences: fewer than ${fewestRequests} requests a minute, in 3 of 5.`,
  });
  const alarm = new CompositeAlarm(scope, 'CloudFrontErrors', {
    compositeAlarmName: cloudFrontAlarmName(prefix),
    alarmRule: AlarmRule.allOf(AlarmRule.fromAlarm(failing, AlarmState.ALARM), AlarmRule.not(AlarmRule.fromAlarm(quiet, AlarmState.ALARM))),
    alarmDescription: describeAlarm(
      `CloudFront: more than ${percent} % of requests ended in 5xx, for 5 minutes. Patients notice: where the API itself has no alarm, CloudFront does not reach it.`,
      'observability#cloudfront',
    ),
  });
  alarm.addAlarmAction(new SnsAction(topics.page));
  alarm.addOkAction(new SnsAction(topics.page));
  markAsPage(alarm);
  return alarm;
}

/** Of all distributions: both dimensions are those of every figure of CloudFront. */
function query(statistic: 'AVG' | 'SUM', metricName: string, label: string): MathExpression {
  return new MathExpression({
    expression: `SELECT ${statistic}("${metricName}") FROM SCHEMA("AWS/CloudFront", DistributionId, Region)`,
    usingMetrics: {},
    label,
    period: Duration.minutes(1),
  });
}
