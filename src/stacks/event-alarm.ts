import { type EventPattern, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { describeAlarm, type Runbook } from './runbook';

export interface EventAlarmProps {
  readonly topic: ITopic;
  /** By which EventBridge publishes. */
  readonly role: IRole;
  readonly pattern: EventPattern;
  /** What it means and where to look first, as the mail begins; with the runbook at most 512 characters. */
  readonly description: string;
  readonly runbook: Runbook;
  /** Who, when and what exactly, from fields of the event: the mail ends with it. */
  readonly particulars: string;
}

/** Says on a topic that something happened, within minutes, each time. */
export class EventAlarm extends Rule {
  constructor(scope: Construct, id: string, { topic, role, pattern, runbook, particulars, ...props }: EventAlarmProps) {
    const description = describeAlarm(props.description, runbook);
    super(scope, id, { description, eventPattern: pattern });
    this.addTarget(new SnsTopic(topic, { role, message: RuleTargetInput.fromText(`${description} ${particulars}`) }));
  }
}
