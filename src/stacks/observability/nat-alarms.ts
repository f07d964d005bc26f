import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { EventField, Match } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { EventAlarm } from '../event-alarm';
import { eventPublisher } from '../event-publisher';
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

export interface NatInstanceMailProps {
  readonly topic: ITopic;
  /** Of the key that encrypts the topic. */
  readonly keyArn: string;
  /** Name of the stack that holds the instance and the alarms on it. */
  readonly networkStackName: string;
}

/**
 * Mails what the alarms beside a NAT instance cannot: they tell EC2, and their stack is there before any topic. CloudWatch sends each change of
 * an alarm's state to EventBridge and guarantees its delivery; by the prefix of their names, for CloudFormation begins each with its stack's.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export class NatInstanceMail extends Construct {
  constructor(scope: Construct, id: string, { topic, keyArn, networkStackName }: NatInstanceMailProps) {
    super(scope, id);
    const alarms = Stack.of(this).formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: `${networkStackName}-`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    new EventAlarm(this, 'Rule', {
      topic,
      role: eventPublisher(this, topic, keyArn),
      pattern: {
        source: ['aws.cloudwatch'],
        detailType: ['CloudWatch Alarm State Change'],
        resources: Match.prefix(alarms),
        detail: { state: { value: ['ALARM'] } },
      },
      description: 'NAT: the instance fails a check, and EC2 moves or restarts it by itself. Look whether the way out is back.',
      runbook: 'observability#nat',
      particulars: `${EventField.fromPath('$.detail.alarmName')} at ${EventField.fromPath('$.detail.state.timestamp')}`,
    });
  }
}
