import { Alarm, type AlarmProps, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { markAsPage } from './mark-as-page';
import { describeAlarm, type Runbook } from './runbook';

export interface TopicAlarmProps extends Omit<AlarmProps, 'alarmDescription'> {
  readonly topic: ITopic;
  /** What it means and what to look at first. */
  readonly meaning: string;
  readonly runbook: Runbook;
  /** Whether patients notice, so that a release has to leave it silent. @default false */
  readonly isPage?: boolean;
}

/** An alarm that says on a topic when it begins and when it ends. No data is no alarm: what has no traffic has no figures. */
export class TopicAlarm extends Alarm {
  constructor(scope: Construct, id: string, { topic, meaning, runbook, isPage = false, ...props }: TopicAlarmProps) {
    super(scope, id, {
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
      alarmDescription: describeAlarm(meaning, runbook),
    });
    this.addAlarmAction(new SnsAction(topic));
    this.addOkAction(new SnsAction(topic));
    if (isPage) markAsPage(this);
  }
}
