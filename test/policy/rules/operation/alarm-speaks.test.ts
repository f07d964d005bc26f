import { testRule } from '../rule-table';

const alarm = (properties: object = {}) => ({ Type: 'AWS::CloudWatch::Alarm', Properties: properties });
const composite = (AlarmRule: unknown, AlarmActions: readonly string[] = ['topic']) => ({
  Type: 'AWS::CloudWatch::CompositeAlarm',
  Properties: { AlarmRule, AlarmActions },
});
const of = (name: string) => ({ 'Fn::Join': ['', ['ALARM("', { 'Fn::GetAtt': [name, 'Arn'] }, '")']] });

testRule('alarm-speaks', {
  compliant: {
    'to a topic': { Alarm: alarm({ AlarmActions: ['topic'] }) },
    'through a composite alarm': { Part: alarm(), Composite: composite(of('Part')) },
  },
  nonCompliant: {
    'to nobody': { Bad: alarm() },
    'an empty list': { Bad: alarm({ AlarmActions: [] }) },
    muted: { Bad: alarm({ AlarmActions: ['topic'], ActionsEnabled: false }) },
    'a composite alarm to nobody': { Part: alarm(), Bad: composite(of('Part'), []) },
    'a composite alarm of nothing': { Bad: composite('FALSE') },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});
