import { ownEngine } from '../../../../src/policy/rules/own-rules';
import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const service = (EnableExecuteCommand: unknown) => ({ Type: 'AWS::ECS::Service', Properties: { EnableExecuteCommand } });

testRule('service-admits-no-session', {
  compliant: { none: { Service: service(false) }, 'none, by default': { Service: service(undefined) } },
  nonCompliant: { 'a shell': { Bad: service(true) }, 'a shell, by a word': { Bad: service('true') } },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});

test('where no data is protected, a shell is no finding', () => {
  const content = JSON.stringify({ Resources: { Service: service(true) } });
  const found = ownEngine().judge({ name: 'x', content, facts: { ...strictestFacts, protectData: false } });
  expect(found.filter(({ rule }) => rule === 'service-admits-no-session')).toEqual([]);
});
