import { Match, Template } from 'aws-cdk-lib/assertions';
import { FinopsStack } from '../../src/stacks/finops/finops-stack';
import { exampleBudget, exampleEnvironment } from './example-environment';
import { exampleStage } from './example-stage';

const environment = exampleEnvironment({ budget: exampleBudget({ monthlyUsd: 750, emails: ['finops@example.com', 'owner@example.com'] }) });
const stack = new FinopsStack(exampleStage(environment), environment);
const template = Template.fromStack(stack);
const [budget] = Object.values(template.findResources('AWS::Budgets::Budget'));
const warnings: Array<{ Notification: Record<string, unknown>; Subscribers: unknown }> = budget?.Properties.NotificationsWithSubscribers;

test('the budget is in us-east-1, since many Regions have none', () => {
  const elsewhere = { ...environment, region: 'eu-south-1' };
  expect([stack, new FinopsStack(exampleStage(elsewhere), elsewhere)].map(({ region }) => region)).toEqual(['us-east-1', 'us-east-1']);
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
  expect(new FinopsStack(exampleStage(elsewhere), elsewhere)).toMatchObject({ region: 'us-east-1', account: elsewhere.account });
});
