import { testRule } from '../rule-table';

const role = { Type: 'AWS::IAM::Role', Properties: {} };
const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });
const task = (properties: object) => ({ Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x', ...properties } });

testRule('task-roles-are-apart', {
  compliant: { two: { Task: task({ TaskRoleArn: arn('Own'), ExecutionRoleArn: arn('Start') }), Own: role, Start: role } },
  nonCompliant: {
    one: { Bad: task({ TaskRoleArn: arn('Own'), ExecutionRoleArn: arn('Own') }), Own: role },
    'the one that starts it': { Bad: task({ ExecutionRoleArn: arn('Start') }), Start: role },
    none: { Bad: task({}) },
  },
  notApplicable: { 'a service': { Service: { Type: 'AWS::ECS::Service', Properties: { PropagateTags: 'SERVICE' } } } },
});
