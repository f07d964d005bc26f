import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { AlarmKey } from '../alarm-key';
import { AlarmTopic } from '../alarm-topic';
import type { ReportSettings } from './report/settings';
import { ReportMachine } from './report-machine';
import { ReportSchedule } from './report-schedule';
import { watchReport } from './watch-report';

/** Keys that admit CloudWatch's alarms, and CloudWatch Logs for groups of this stack. */
export interface ReportKeys {
  readonly topic: IKey;
  readonly logs: IKey;
}

export interface SpendReportProps extends ReportSettings {
  /** Of the owners: each gets a request to confirm, once. */
  readonly emails: readonly string[];
  /** How long its log is kept. */
  readonly logDays: number;
  /** Whether the log outlives the stack. */
  readonly retain: boolean;
  /**
   * Of the same Region.
   * @default - one of its own for both
   */
  readonly keys?: ReportKeys;
}

/**
 * What the last month cost, by service and by tag, beside the month before and the budget: mailed to the owners on the third of each month,
 * when the bill of the last is complete. AWS's own scheduled reports know no topic, and CloudFormation no recipients of them.
 *
 * In us-east-1, where Cost Explorer is.
 */
export class SpendReport extends Construct {
  constructor(scope: Construct, id: string, { emails, logDays, retain, keys, ...settings }: SpendReportProps) {
    super(scope, id);
    const { topic: encryptionKey, logs } = keys ?? this.ownKeys(retain);
    const { topic } = new AlarmTopic(this, 'Owners', { emails, encryptionKey });
    const logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: logs,
      retention: logDays,
      removalPolicy: retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    const { stateMachineArn } = new ReportMachine(this, 'Machine', { settings, topic, encryptionKey, logGroup });
    // Of its own, since Scheduler counts by the group.
    const group = new CfnScheduleGroup(this, 'Group');
    new ReportSchedule(this, 'Monthly', { group, stateMachineArn });
    watchReport(this, { stateMachineArn, scheduleGroup: group.ref, topic });
  }

  private ownKeys(retain: boolean): ReportKeys {
    const key = new AlarmKey(this, 'Key', { description: 'Monthly report and its log', retain }).allowLogGroups();
    return { topic: key, logs: key };
  }
}
