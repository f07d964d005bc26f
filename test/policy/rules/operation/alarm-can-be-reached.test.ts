import { testRule } from '../rule-table';

const alarm = (properties: object) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: { ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 3, ...properties },
});

testRule('alarm-can-be-reached', {
  compliant: {
    'a percentage': { Alarm: alarm({ MetricName: 'CPUUtilization', Threshold: 80 }) },
    'what falls': { Alarm: alarm({ ComparisonOperator: 'LessThanThreshold', Threshold: 16106127360 }) },
    'a band': { Alarm: alarm({ ThresholdMetricId: 'band' }) },
  },
  nonCompliant: {
    none: { Bad: alarm({}) },
    'a thousand millions': { Bad: alarm({ MetricName: 'RootUse', Threshold: 1e9 }) },
    'more than all of a processor': { Bad: alarm({ MetricName: 'CPUUtilization', Threshold: 101 }) },
    'fewer than none': { Bad: alarm({ ComparisonOperator: 'LessThanThreshold', Threshold: 0 }) },
    'more datapoints than are looked at': { Bad: alarm({ Threshold: 1, DatapointsToAlarm: 4 }) },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});
