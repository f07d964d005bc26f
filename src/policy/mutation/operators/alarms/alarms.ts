import { drop, type Operator, operator, set } from '../../operator';

const alarm = 'AWS::CloudWatch::Alarm';
const composite = 'AWS::CloudWatch::CompositeAlarm';

export const alarms: readonly Operator[] = [
  operator({
    name: 'alarm-action-removed',
    description: 'The alarm is raised, and nobody is told',
    source: 'FSBP CloudWatch.15; Checkov CKV_AWS_319',
    fits: [alarm, composite],
    // An alarm that another is made of has none, and needs none.
    edits: ({ properties }) => (properties.AlarmActions === undefined ? [] : [drop('AlarmActions'), set('AlarmActions', [])]),
  }),
  operator({
    name: 'alarm-actions-disabled',
    description: 'The alarm is raised, and nobody is told',
    source: 'FSBP CloudWatch.17; Checkov CKV_AWS_319',
    fits: [alarm, composite],
    edits: () => [set('ActionsEnabled', false)],
  }),
  operator({
    name: 'alarm-never-reached',
    description: 'No figure ever reaches the threshold',
    source: 'CIS AWS 3.0 4 (working alarms); MITRE ATT&CK T1562.008',
    fits: [alarm],
    edits: ({ properties }) =>
      properties.Threshold === undefined
        ? []
        : [set('Threshold', String(properties.ComparisonOperator).startsWith('Less') ? -1_000_000_000 : 1_000_000_000)],
  }),
  operator({
    name: 'alarm-ignores-silence',
    description: 'Where silence means failure, or means that all is well, the alarm stays as it was',
    source: 'AWS CloudWatch user guide, missing data; AWS Well-Architected OPS08',
    fits: [alarm],
    edits: () => [set('TreatMissingData', 'ignore')],
  }),
  operator({
    name: 'alarm-takes-silence-for-health',
    description: 'What should speak is silent, and no alarm is raised',
    source: 'AWS CloudWatch user guide, missing data; MITRE ATT&CK T1562.008',
    fits: [alarm],
    edits: ({ properties }) => (properties.TreatMissingData === 'breaching' ? [set('TreatMissingData', 'notBreaching')] : []),
  }),
  operator({
    name: 'composite-alarm-never-on',
    description: 'No alarm that it is made of raises it any more',
    source: 'AWS CloudWatch user guide, composite alarms; MITRE ATT&CK T1562.008',
    fits: [composite],
    edits: () => [set('AlarmRule', 'FALSE')],
  }),
];
