import { testRule } from '../rule-table';

const balancer = (properties: object) => ({
  Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  Properties: { SecurityGroups: ['sg-1'], ...properties },
});

testRule('load-balancer-is-internal', {
  compliant: { internal: { LoadBalancer: balancer({ Scheme: 'internal' }) } },
  nonCompliant: {
    'with a public address': { Bad: balancer({ Scheme: 'internet-facing' }) },
    'without a scheme': { Bad: balancer({}) },
    'in the default security group': { Bad: balancer({ Scheme: 'internal', SecurityGroups: [] }) },
    'of the previous generation': { Bad: { Type: 'AWS::ElasticLoadBalancing::LoadBalancer', Properties: { SecurityGroups: ['sg-1'] } } },
  },
  notApplicable: { 'a target group': { Group: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Protocol: 'HTTPS' } } } },
});
