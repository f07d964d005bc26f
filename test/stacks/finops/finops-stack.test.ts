import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Environment } from '../../../src/schema/environment';
import { FinopsStack } from '../../../src/stacks/finops/finops-stack';
import { exampleBudget, exampleEnvironment } from '../example-environment';
import { exampleStage } from '../example-stage';

const environment = exampleEnvironment({ budget: exampleBudget({ monthlyUsd: 750, emails: ['finops@example.com', 'owner@example.com'] }) });

/** With the keys of the environment's Region. */
function finopsOf(of: Environment): FinopsStack {
  const stage = exampleStage(of);
  const key = new Key(new Stack(stage, 'network'), 'Key');
  return new FinopsStack(stage, of, { accessLogsBucketName: 'access-logs', logKey: key, alarmKeyArn: key.keyArn });
}
const stack = finopsOf(environment);
const template = Template.fromStack(stack);
const [budget] = Object.values(template.findResources('AWS::Budgets::Budget', { Properties: { Budget: { BudgetType: 'COST' } } }));
const warnings: Array<{ Notification: Record<string, unknown>; Subscribers: unknown }> = budget?.Properties.NotificationsWithSubscribers;

test('the budget is in us-east-1, since many Regions have none', () => {
  const elsewhere = { ...environment, region: 'eu-south-1' };
  expect([stack, finopsOf(elsewhere)].map(({ region }) => region)).toEqual(['us-east-1', 'us-east-1']);
});

test('the budget is the configured amount a month', () => {
  template.hasResourceProperties('AWS::Budgets::Budget', {
    Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 750, Unit: 'USD' } },
  });
});

test('it warns at 50, 80 and 100 percent of what is spent and 100 percent of what is forecast', () => {
  expect(
    warnings.map(
      ({ Notification }) =>
        `${Notification.NotificationType} ${Notification.Threshold} ${Notification.ThresholdType} ${Notification.ComparisonOperator}`,
    ),
  ).toEqual([
    'ACTUAL 50 PERCENTAGE GREATER_THAN',
    'ACTUAL 80 PERCENTAGE GREATER_THAN',
    'ACTUAL 100 PERCENTAGE GREATER_THAN',
    'FORECASTED 100 PERCENTAGE GREATER_THAN',
  ]);
});

test('every warning goes to every configured address', () => {
  for (const { Subscribers } of warnings) {
    expect(Subscribers).toEqual([
      { SubscriptionType: 'EMAIL', Address: 'finops@example.com' },
      { SubscriptionType: 'EMAIL', Address: 'owner@example.com' },
    ]);
  }
});

test('the budget has no name of its own, since a change of its warnings replaces it', () => {
  template.hasResourceProperties('AWS::Budgets::Budget', { Budget: { BudgetName: Match.absent() } });
});

test('it is made where CloudFormation offers budgets, wherever the environment is', () => {
  const elsewhere = exampleEnvironment({ region: 'eu-north-1' });
  expect(finopsOf(elsewhere)).toMatchObject({ region: 'us-east-1', account: elsewhere.account });
});

describe('Savings Plans', () => {
  test.each([
    ['SAVINGS_PLANS_COVERAGE', 50],
    ['SAVINGS_PLANS_UTILIZATION', 80],
  ])('below what is configured of %s somebody hears of it', (BudgetType, Threshold) => {
    template.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetType, BudgetLimit: Match.absent() },
      NotificationsWithSubscribers: [{ Notification: { ComparisonOperator: 'LESS_THAN', ThresholdType: 'PERCENTAGE', Threshold } }],
    });
  });

  test('have no budget where nothing is to be covered', () => {
    const spot = exampleEnvironment({ budget: exampleBudget({ savingsPlans: { coveragePercent: 0, utilizationPercent: 0 } }) });
    Template.fromStack(finopsOf(spot)).resourceCountIs('AWS::Budgets::Budget', 1);
  });
});

describe('cost anomalies', () => {
  test('of any service are mailed, from what is configured on', () => {
    template.hasResourceProperties('AWS::CE::AnomalyMonitor', { MonitorType: 'DIMENSIONAL', MonitorDimension: 'SERVICE' });
    template.hasResourceProperties('AWS::CE::AnomalySubscription', {
      Frequency: 'DAILY',
      ThresholdExpression: Match.stringLikeRegexp('ANOMALY_TOTAL_IMPACT_ABSOLUTE.*GREATER_THAN_OR_EQUAL.*"25"'),
    });
  });

  test('are left to the account’s own monitor where it has one', () => {
    const existing = exampleEnvironment({ budget: exampleBudget({ anomalyMonitor: 'existing' }) });
    Template.fromStack(finopsOf(existing)).resourceCountIs('AWS::CE::AnomalyMonitor', 0);
  });
});

describe('the export of costs', () => {
  test('is delivered by Data Exports of this account alone, over TLS', () => {
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'bcm-data-exports.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': environment.account },
              ArnLike: { 'aws:SourceArn': `arn:aws:bcm-data-exports:us-east-1:${environment.account}:export/*` },
            },
          }),
        ]),
      },
    });
  });

  test('waits for its bucket’s policy, and names resources and tags', () => {
    const [costs] = Object.values(template.findResources('AWS::BCMDataExports::Export'));
    expect(JSON.stringify(costs?.DependsOn)).toContain('Policy');
    expect(costs?.Properties.Export.DataQuery.QueryStatement).toMatch(
      /^SELECT .*line_item_resource_id.*resource_tags.* FROM COST_AND_USAGE_REPORT$/,
    );
  });
});

describe('the monthly report', () => {
  test('is begun on the third of each month, by a role for that alone, and for a day if need be', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(0 8 3 * ? *)',
      ScheduleExpressionTimezone: 'UTC',
      Target: Match.objectLike({
        Input: '{"time":"<aws.scheduler.scheduled-time>"}',
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 20 },
      }),
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': environment.account, 'aws:SourceArn': Match.anyValue() } },
          }),
        ],
      },
    });
  });

  test('is about services and tags, and held against the budget', () => {
    const [writer] = Object.values(template.findResources('AWS::Lambda::Function'));
    expect(JSON.parse(writer?.Properties.Environment.Variables.SETTINGS)).toEqual({
      title: `Spending of ${environment.name}`,
      monthlyUsd: 750,
      breakdowns: ['SERVICE', 'carepath:service', 'carepath:owner', 'carepath:stack'].map((key) => expect.objectContaining({ key })),
    });
  });

  test('goes to the owners, on a topic of theirs that is encrypted', () => {
    const [topic = ''] = Object.keys(template.findResources('AWS::SNS::Topic', { Properties: { KmsMasterKeyId: Match.anyValue() } }));
    for (const Endpoint of ['finops@example.com', 'owner@example.com']) {
      template.hasResourceProperties('AWS::SNS::Subscription', { Endpoint, Protocol: 'email', TopicArn: { Ref: topic } });
    }
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      Definition: { States: { Publish: Match.objectLike({ Arguments: Match.objectLike({ TopicArn: { Ref: topic } }) }) } },
    });
  });

  test('has the keys of the environment, which are paid for already, or one of its own where they are in another Region', () => {
    template.resourceCountIs('AWS::KMS::Key', 0);
    Template.fromStack(finopsOf({ ...environment, region: 'eu-west-1' })).resourceCountIs('AWS::KMS::Key', 1);
  });

  test('reads sums, publishes to that topic, and may do nothing else of its own', () => {
    const statements: Array<{ Action: string | string[]; Resource: unknown }> = Object.values(
      template.findResources('AWS::IAM::ManagedPolicy'),
    ).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const everywhere = statements.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);
    expect(everywhere.filter((action) => !/^(logs|xray):/.test(action))).toEqual(['ce:GetCostAndUsage']);
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.startsWith('sns:'))).toEqual(['sns:Publish']);
  });

  test('has an alarm for when it fails, and for when it was never begun', () => {
    for (const [Namespace, MetricName] of [
      ['AWS/States', 'ExecutionsFailed'],
      ['AWS/Scheduler', 'InvocationDroppedCount'],
    ]) {
      template.hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace, MetricName, AlarmActions: [Match.anyValue()] });
    }
  });

  test('leaves none of AWS’s own behind, which nobody received', () => {
    for (const type of ['AWS::BCM::ScheduledReport', 'AWS::BCM::Dashboard']) template.resourceCountIs(type, 0);
  });
});
