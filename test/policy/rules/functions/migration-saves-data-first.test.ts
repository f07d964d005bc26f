import { testRule } from '../rule-table';

const runner = (Variables: object) => ({ Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables } } });
const MASTER_SECRET = { 'Fn::ImportValue': 'secret' };

testRule('migration-saves-data-first', {
  compliant: {
    'a snapshot first': { Function: runner({ MASTER_SECRET, SNAPSHOT_FIRST: 'true' }) },
    'a function that reaches no database': { Function: runner({ LEVEL: 'info' }) },
  },
  nonCompliant: {
    'no snapshot': { Bad: runner({ MASTER_SECRET, SNAPSHOT_FIRST: 'false' }) },
    'nothing said': { Bad: runner({ MASTER_SECRET }) },
  },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});
