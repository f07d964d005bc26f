import { drop, type Operator, operator, removal, set } from '../../operator';
import { itemsAt, valueAt } from '../../read';

const controls = 'AWS Well-Architected COST02-BP05 (cost controls); brief: budget alerts';

export const budgets: readonly Operator[] = [
  operator({
    name: 'budget-notifications-removed',
    description: 'The budget is exceeded, and nobody is told: stolen keys mine for weeks',
    source: `${controls}; MITRE ATT&CK T1496`,
    fits: ['AWS::Budgets::Budget'],
    edits: () => [drop('NotificationsWithSubscribers')],
  }),
  operator({
    name: 'budget-limit-raised',
    description: 'The budget is never exceeded, whatever is spent',
    source: controls,
    fits: ['AWS::Budgets::Budget'],
    edits: ({ properties }) =>
      valueAt(properties, ['Budget', 'BudgetLimit', 'Amount']) === undefined
        ? []
        : [set(['Budget', 'BudgetLimit', 'Amount'], 1_000_000_000)],
  }),
  operator({
    name: 'budget-alert-after-the-fact',
    description: 'The alert comes when ten times the budget is spent',
    source: controls,
    fits: ['AWS::Budgets::Budget'],
    edits: ({ properties }) =>
      itemsAt(properties, ['NotificationsWithSubscribers']).map(({ path }) => set([...path, 'Notification', 'Threshold'], 1000)),
  }),
  operator({
    name: 'anomaly-watch-removed',
    description: 'Spending that is unlike the month before is seen on the bill',
    source: `${controls}; AWS Cost Anomaly Detection user guide`,
    fits: ['AWS::CE::AnomalyMonitor', 'AWS::CE::AnomalySubscription'],
    edits: () => [removal],
  }),
];
