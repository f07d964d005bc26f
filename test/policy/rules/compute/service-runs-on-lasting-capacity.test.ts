import { ownEngine } from '../../../../src/policy/rules/own-rules';
import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const service = (properties: object) => ({ Type: 'AWS::ECS::Service', Properties: properties });
const strategy = (...shares: object[]) => service({ CapacityProviderStrategy: shares });
const spot = { CapacityProvider: 'FARGATE_SPOT', Weight: 1 };

testRule('service-runs-on-lasting-capacity', {
  compliant: {
    'on demand': { Service: strategy({ CapacityProvider: 'FARGATE', Weight: 1 }) },
    'on demand in part': { Service: strategy(spot, { CapacityProvider: 'FARGATE', Base: 2 }) },
    'on instances': {
      Service: strategy({ CapacityProvider: { Ref: 'Provider' }, Weight: 1 }),
      Provider: { Type: 'AWS::ECS::CapacityProvider' },
    },
  },
  nonCompliant: {
    'on Spot': { Bad: strategy(spot) },
    'on Spot in fact': { Bad: strategy(spot, { CapacityProvider: 'FARGATE', Weight: 0 }) },
    'an old platform': { Bad: service({ PlatformVersion: '1.3.0' }) },
  },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});

test('where no data is protected, Spot is no finding', () => {
  const content = JSON.stringify({ Resources: { Service: strategy(spot) } });
  const found = ownEngine().judge({ name: 'x', content, facts: { ...strictestFacts, protectData: false } });
  expect(found.filter(({ rule }) => rule === 'service-runs-on-lasting-capacity')).toEqual([]);
});
