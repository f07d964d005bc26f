import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Ec2Action, Ec2InstanceAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import { describeAlarm } from '../runbook';

/**
 * What EC2 does about a NAT instance that fails its checks: move it to another host, address and all, or restart it. Different times, so that
 * the two never race, as its guide asks.
 *
 * They are here, with the instance, and so speak to no topic: those come later. An alarm in a later stack would go on watching the instance
 * that a newer image has replaced, since nothing in that stack's template tells one from the other. People hear of them by a rule of
 * EventBridge in the stack of the topics' readers, `observability`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/UsingAlarmActions.html
 */
export function natAlarms(scope: Construct, instanceId: string): void {
  const watch = (id: string, metricName: string, minutes: number, action: Ec2InstanceAction, meaning: string) =>
    new Alarm(scope, id, {
      metric: new Metric({
        namespace: 'AWS/EC2',
        metricName,
        dimensionsMap: { InstanceId: instanceId },
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(1),
      }),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      threshold: 0,
      evaluationPeriods: minutes,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: describeAlarm(meaning, 'observability#nat'),
    }).addAlarmAction(new Ec2Action(action));
  watch(
    'NatHost',
    'StatusCheckFailed_System',
    2,
    Ec2InstanceAction.RECOVER,
    'NAT: the host of the instance fails, for 2 minutes. EC2 moves the instance to another. Look whether the way out is back.',
  );
  watch(
    'NatSystem',
    'StatusCheckFailed_Instance',
    3,
    Ec2InstanceAction.REBOOT,
    'NAT: the instance does not answer, for 3 minutes. EC2 restarts it. Look whether the way out is back.',
  );
}
