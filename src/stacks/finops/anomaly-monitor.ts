import { CfnAnomalyMonitor, CfnAnomalySubscription } from 'aws-cdk-lib/aws-ce';
import { Construct } from 'constructs';

export interface AnomalyMonitorProps {
  readonly name: string;
  readonly emails: readonly string[];
  /** Least extra cost that somebody hears of, in whole US dollars. */
  readonly leastUsd: number;
}

/** Learns what each service costs, and mails once a day what it did not expect. */
export class AnomalyMonitor extends Construct {
  constructor(scope: Construct, id: string, { name, emails, leastUsd }: AnomalyMonitorProps) {
    super(scope, id);
    const monitor = new CfnAnomalyMonitor(this, 'Monitor', {
      monitorName: name,
      monitorType: 'DIMENSIONAL',
      monitorDimension: 'SERVICE',
    });
    const subscription = new CfnAnomalySubscription(this, 'Subscription', {
      subscriptionName: name,
      frequency: 'DAILY',
      monitorArnList: [monitor.attrMonitorArn],
      subscribers: emails.map((address) => ({ type: 'EMAIL', address })),
      thresholdExpression: JSON.stringify({
        Dimensions: { Key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE', MatchOptions: ['GREATER_THAN_OR_EQUAL'], Values: [`${leastUsd}`] },
      }),
    });
    // CloudFormation replaces either for another tag, the new one first: and a second monitor of services is more than an account may have.
    for (const resource of [monitor, subscription]) resource.addPropertyDeletionOverride('ResourceTags');
  }
}
