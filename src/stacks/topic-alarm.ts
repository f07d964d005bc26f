import { Alarm, type AlarmProps, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface TopicAlarmProps extends AlarmProps {
  readonly topic: ITopic;
  /** What it means and where to look first: it is all that the mail says. */
  readonly alarmDescription: string;
}

/** An alarm that says on a topic when it begins and when it ends. No data is no alarm: what has no traffic has no figures. */
export class TopicAlarm extends Alarm {
  constructor(scope: Construct, id: string, { topic, ...props }: TopicAlarmProps) {
    super(scope, id, { treatMissingData: TreatMissingData.NOT_BREACHING, ...props });
    this.addAlarmAction(new SnsAction(topic));
    this.addOkAction(new SnsAction(topic));
  }
}
