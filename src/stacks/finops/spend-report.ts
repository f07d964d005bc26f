import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { AlarmTopic } from '../alarm-topic';
import type { ReportSettings } from './report/settings';
import { ReportMachine } from './report-machine';
import { ReportSchedule } from './report-schedule';
import { watchReport } from './watch-report';

export interface SpendReportProps extends ReportSettings {
  /** Of the owners: each gets a request to confirm, once. */
  readonly emails: readonly string[];
  /** How long its log is kept. */
  readonly logDays: number;
}

/**
 * What the last month cost, by service and by tag, beside the month before and the budget: mailed to the owners on the third of each month,
 * when the bill of the last is complete. AWS's own scheduled reports know no topic, and CloudFormation no recipients of them.
 *
 * In us-east-1, where Cost Explorer is.
 */
export class SpendReport extends Construct {
  constructor(scope: Construct, id: string, { emails, logDays, ...settings }: SpendReportProps) {
    super(scope, id);
    const { topic, encryptionKey } = new AlarmTopic(this, 'Owners', { emails });
    const logGroup = new LogGroup(this, 'Logs', {
      encryptionKey: encryptionKey.allowLogGroups(),
      retention: logDays,
      removalPolicy: RemovalPolicy.DESTROY, // It says when reports were made; what they say is Cost Explorer's.
    });
    const { stateMachineArn } = new ReportMachine(this, 'Machine', { settings, topic, encryptionKey, logGroup });
    // Of its own, since Scheduler counts by the group.
    const group = new CfnScheduleGroup(this, 'Group');
    new ReportSchedule(this, 'Monthly', { group, stateMachineArn });
    watchReport(this, { stateMachineArn, scheduleGroup: group.ref, topic });
  }
}
