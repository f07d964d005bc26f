import type { Changes } from './changes';

export const whenAlarmed: Changes = {
  'alarm-action-removed': [
    'Alarm AlarmActions: [{"Ref":"Topic"}] -> (nothing)',
    'Alarm AlarmActions: [{"Ref":"Topic"}] -> []',
    'LowAlarm AlarmActions: [{"Ref":"Topic"}] -> (nothing)',
    'LowAlarm AlarmActions: [{"Ref":"Topic"}] -> []',
    'Composite AlarmActions: [{"Ref":"Topic"}] -> (nothing)',
    'Composite AlarmActions: [{"Ref":"Topic"}] -> []',
  ],
  'alarm-actions-disabled': [
    'Alarm ActionsEnabled: (nothing) -> false',
    'LowAlarm ActionsEnabled: (nothing) -> false',
    'Composite ActionsEnabled: (nothing) -> false',
  ],
  'alarm-never-reached': ['Alarm Threshold: 5 -> 1000000000', 'LowAlarm Threshold: 1 -> -1000000000'],
  'alarm-ignores-silence': ['Alarm TreatMissingData: breaching -> ignore', 'LowAlarm TreatMissingData: notBreaching -> ignore'],
  'alarm-takes-silence-for-health': ['Alarm TreatMissingData: breaching -> notBreaching'],
  'composite-alarm-never-on': ['Composite AlarmRule: ALARM("one") -> FALSE'],
  'budget-notifications-removed': [
    'Budget NotificationsWithSubscribers: [{"Notification":{"Threshold":80},"Subscribers":[]}] -> (nothing)',
  ],
  'budget-limit-raised': ['Budget Budget.BudgetLimit.Amount: 100 -> 1000000000'],
  'budget-alert-after-the-fact': ['Budget NotificationsWithSubscribers[0].Notification.Threshold: 80 -> 1000'],
  'anomaly-watch-removed': ['AnomalyMonitor removed', 'AnomalySubscription removed'],
};
