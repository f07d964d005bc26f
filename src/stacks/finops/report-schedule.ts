import { Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule, type CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';

export interface ReportScheduleProps {
  readonly group: CfnScheduleGroup;
  /** Of the state machine that it starts. */
  readonly stateMachineArn: string;
}

/** Starts the report each month, and tries for a day. */
export class ReportSchedule extends Construct {
  constructor(scope: Construct, id: string, { group, stateMachineArn }: ReportScheduleProps) {
    super(scope, id);
    const { account } = Stack.of(this);
    const policy = new ManagedPolicy(this, 'Policy', {
      statements: [new PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachineArn] })],
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
        conditions: { StringEquals: { 'aws:SourceAccount': account, 'aws:SourceArn': group.attrArn } },
      }),
      managedPolicies: [policy],
    });
    new CfnSchedule(this, 'Resource', {
      description: 'Monthly report of spending',
      groupName: group.ref,
      scheduleExpression: 'cron(0 8 3 * ? *)',
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: stateMachineArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ time: '<aws.scheduler.scheduled-time>' }), // Scheduler writes it: a late start reports the same month.
        retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 20 },
      },
    });
  }
}
