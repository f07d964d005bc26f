import { testRule } from '../rule-table';

const warning = (Threshold: number, Subscribers: readonly object[] = [{ Address: 'finops@example.com' }]) => ({
  Notification: { Threshold, ThresholdType: 'PERCENTAGE' },
  Subscribers,
});
const budget = (amount: number, ...warnings: readonly object[]) => ({
  Type: 'AWS::Budgets::Budget',
  Properties: { Budget: { BudgetType: 'COST', BudgetLimit: { Amount: amount } }, NotificationsWithSubscribers: warnings },
});
const monitor = { Type: 'AWS::CE::AnomalyMonitor', Properties: {} };
const subscription = (of: string, Subscribers: readonly object[]) => ({
  Type: 'AWS::CE::AnomalySubscription',
  Properties: { MonitorArnList: [{ 'Fn::GetAtt': [of, 'MonitorArn'] }], Subscribers },
});

testRule('spending-is-watched', {
  compliant: {
    'at half and at all': { Budget: budget(800, warning(50), warning(100)) },
    'anomalies heard': { Monitor: monitor, Subscription: subscription('Monitor', [{ Address: 'finops@example.com' }]) },
  },
  nonCompliant: {
    'no warning': { Bad: budget(800) },
    'a warning to nobody': { Bad: budget(800, warning(50, [])) },
    'after the fact': { Bad: budget(800, warning(50), warning(1000)) },
    'a limit out of reach': { Bad: budget(1e9, warning(50)) },
    'anomalies unheard': { Bad: monitor },
    'anomalies told to nobody': { Monitor: monitor, Bad: subscription('Monitor', []) },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});
