import { testRule } from '../rule-table';

const filter = (MetricName: string, other: object = {}) => ({
  Type: 'AWS::Logs::MetricFilter',
  Properties: { MetricTransformations: [{ MetricNamespace: 'Example', MetricName, ...other }] },
});
const alarm = (MetricName: string) => ({ Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'Example', MetricName } });
const query = {
  Type: 'AWS::CloudWatch::Alarm',
  Properties: { Metrics: [{ Id: 'a', MetricStat: { Metric: { Namespace: 'Example', MetricName: 'Root' } } }] },
};

testRule('metric-filter-is-heard', {
  compliant: {
    'both are there': { Filter: filter('Root'), Alarm: alarm('Root') },
    'heard by a query': { Filter: filter('Root'), Alarm: query },
    'for other stacks': { Filter: filter('Root', { Dimensions: [{ Key: 'Service', Value: '$.service' }] }) },
    'a metric of AWS’s': { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/ECS', MetricName: 'CPUUtilization' } } },
  },
  nonCompliant: {
    'a filter without alarm': { Bad: filter('Root') },
    'an alarm without filter': { Filter: filter('Root'), Alarm: alarm('Root'), Bad: alarm('SignIn') },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});
