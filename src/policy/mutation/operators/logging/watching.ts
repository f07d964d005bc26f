import { type Operator, operator, removal, set } from '../../operator';

export const watching: readonly Operator[] = [
  operator({
    name: 'event-rule-disabled',
    description: 'What the rule should report happens unseen',
    source: 'FSBP CloudWatch.1 to .14; CIS AWS 3.0 4.1 to 4.15; MITRE ATT&CK T1562.008',
    fits: ['AWS::Events::Rule'],
    edits: () => [set('State', 'DISABLED')],
  }),
  operator({
    name: 'event-rule-without-target',
    description: 'What the rule reports reaches nobody',
    source: 'FSBP CloudWatch.1 to .14; CIS AWS 3.0 4.1 to 4.15',
    fits: ['AWS::Events::Rule'],
    edits: () => [set('Targets', [])],
  }),
  operator({
    name: 'metric-filter-removed',
    description: 'The figure that an alarm waits for is never counted',
    source: 'FSBP CloudWatch.1 to .14; CIS AWS 3.0 4.1 to 4.15',
    fits: ['AWS::Logs::MetricFilter'],
    edits: () => [removal],
  }),
  operator({
    name: 'topic-policy-removed',
    description: 'Alarms may no longer be published, or in plain text',
    source: 'cdk-nag AwsSolutions-SNS3; CIS AWS 3.0 4 (subscribed topics)',
    fits: ['AWS::SNS::TopicPolicy'],
    edits: () => [removal],
  }),
  operator({
    name: 'subscription-removed',
    description: 'Alarms are raised, and nobody is told',
    source: 'CIS AWS 3.0 4.1 to 4.15 (a topic with a subscriber)',
    fits: ['AWS::SNS::Subscription'],
    edits: () => [removal],
  }),
];
