import { testRule } from '../rule-table';

const options = { 'awslogs-group': { Ref: 'Logs' }, 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'eshop' };
const task = (LogConfiguration: object | undefined) => ({
  Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 90 } },
  Bad: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [{ Name: 'Service', LogConfiguration }] } },
});
const { Bad: sound, ...others } = task({ LogDriver: 'awslogs', Options: options });

testRule('task-writes-its-log', {
  compliant: { 'to its group': { ...others, Task: sound } },
  nonCompliant: {
    'to nowhere': task(undefined),
    'to its host': task({ LogDriver: 'json-file' }),
    'to no group': task({ LogDriver: 'awslogs', Options: { ...options, 'awslogs-group': undefined } }),
    'to a group that it makes itself': task({ LogDriver: 'awslogs', Options: { ...options, 'awslogs-create-group': 'true' } }),
    'to a group that nobody made': task({ LogDriver: 'awslogs', Options: { ...options, 'awslogs-group': '/eshop' } }),
  },
  notApplicable: { 'a service': { Service: { Type: 'AWS::ECS::Service', Properties: { PropagateTags: 'SERVICE' } } } },
});
