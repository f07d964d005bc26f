import { testRule } from '../rule-table';

const alarm = (properties: object) => ({ Type: 'AWS::CloudWatch::Alarm', Properties: properties });
const hosts = { MetricName: 'HealthyHostCount', ComparisonOperator: 'LessThanThreshold', Threshold: 3 };
const errors = { MetricName: '5xx', ComparisonOperator: 'GreaterThanThreshold', Threshold: 1 };

testRule('alarm-hears-silence', {
  compliant: {
    'no host is the worst': { Alarm: alarm({ ...hosts, TreatMissingData: 'breaching' }) },
    'no error is none': { Alarm: alarm({ ...errors, TreatMissingData: 'notBreaching' }) },
  },
  nonCompliant: {
    'no host taken for health': { Bad: alarm({ ...hosts, TreatMissingData: 'notBreaching' }) },
    'no event taken for health': {
      Bad: alarm({ ComparisonOperator: 'LessThanThreshold', Threshold: 1, TreatMissingData: 'notBreaching' }),
    },
    ignored: { Bad: alarm({ ...errors, TreatMissingData: 'ignore' }) },
    'not said': { Bad: alarm(errors) },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});
