import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { certificateThresholds } from '../thresholds';
import { TopicAlarm } from '../topic-alarm';

/** ACM renews by itself, as long as the validation record stands in the zone: these speak when it does not. */
export function watchCertificates(scope: Construct, certificates: Readonly<Record<string, string>>, topic: ITopic): void {
  const { daysToExpiry } = certificateThresholds;
  for (const [name, certificateArn] of Object.entries(certificates)) {
    new TopicAlarm(scope, `${name}CertificateExpiry`, {
      topic,
      // Published twice a day.
      metric: new Metric({
        namespace: 'AWS/CertificateManager',
        metricName: 'DaysToExpiry',
        dimensionsMap: { CertificateArn: certificateArn },
        statistic: Stats.MINIMUM,
        period: Duration.days(1),
      }),
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: daysToExpiry,
      evaluationPeriods: 1,
      meaning: `${name} certificate: it ends within ${daysToExpiry} days, and ACM has not renewed it. Look for its validation record in the hosted zone.`,
      runbook: 'observability#certificates',
    });
  }
}
