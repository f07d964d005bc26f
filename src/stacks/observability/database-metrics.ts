import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';

/** A figure of one RDS instance. */
export function databaseMetric(instanceIdentifier: string, metricName: string, options: MetricOptions): Metric {
  return new Metric({ namespace: 'AWS/RDS', metricName, dimensionsMap: { DBInstanceIdentifier: instanceIdentifier }, ...options });
}
