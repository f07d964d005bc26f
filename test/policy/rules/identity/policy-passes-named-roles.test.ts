import { testRule } from '../rule-table';
import { allows, topic } from './a-policy';

const toTasks = { Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } };
const role = { 'Fn::ImportValue': 'role' };

testRule('policy-passes-named-roles', {
  compliant: { 'a role, to tasks': { Policy: allows({ Action: 'iam:PassRole', Resource: role, ...toTasks }) } },
  nonCompliant: {
    'to any service': { Bad: allows({ Action: 'iam:PassRole', Resource: role }) },
    'any role': { Bad: allows({ Action: 'iam:PassRole', Resource: '*', ...toTasks }) },
    'roles of a path': { Bad: allows({ Action: 'iam:PassRole', Resource: 'arn:aws:iam::111111111111:role/tasks/*', ...toTasks }) },
  },
  notApplicable: { 'a topic': topic },
});
