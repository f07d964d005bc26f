import { ownEngine } from '../../../../src/policy/rules/own-rules';
import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const balancer = (...Subnets: string[]) => ({ Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Subnets } });
const service = (...Subnets: string[]) => ({
  Type: 'AWS::ECS::Service',
  Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets } } },
});

testRule('workload-spans-zones', {
  compliant: { two: { Balancer: balancer('a', 'b'), Service: service('a', 'b') } },
  nonCompliant: {
    one: { Bad: balancer('a'), BadService: service('a') },
    'one, named twice': { Bad: balancer('a', 'a') },
    none: { Bad: service() },
  },
  notApplicable: { 'a subnet': { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.0.0/24' } } } },
});

test('where no data is protected, one zone is no finding', () => {
  const content = JSON.stringify({ Resources: { Balancer: balancer('a') } });
  const found = ownEngine().judge({ name: 'x', content, facts: { ...strictestFacts, protectData: false } });
  expect(found.filter(({ rule }) => rule === 'workload-spans-zones')).toEqual([]);
});
