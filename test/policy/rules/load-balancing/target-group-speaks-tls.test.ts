import { testRule } from '../rule-table';

const good = { Protocol: 'HTTPS', HealthCheckProtocol: 'HTTPS', TargetType: 'ip', Matcher: { HttpCode: '200' } };
const group = (changes: object) => ({ Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { ...good, ...changes } });

testRule('target-group-speaks-tls', {
  compliant: {
    'TLS to tasks': { Group: group({}) },
    'a function, which is no hop': { Group: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { TargetType: 'lambda' } } },
  },
  nonCompliant: {
    'plain HTTP': { Bad: group({ Protocol: 'HTTP' }) },
    'no protocol': { Bad: group({ Protocol: undefined }) },
    'a plain check of health': { Bad: group({ HealthCheckProtocol: 'HTTP' }) },
    'a check of which nobody says how': { Bad: group({ HealthCheckProtocol: undefined }) },
    'a failure that counts as healthy': { Bad: group({ Matcher: { HttpCode: '200-499' } }) },
    'no check': { Bad: group({ HealthCheckEnabled: false }) },
  },
  notApplicable: { 'a listener': { Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { Port: 443 } } } },
});
