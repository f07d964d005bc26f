import { testRule } from '../rule-table';

const lambda = (changes: object) => ({
  Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 90 } },
  Bad: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x', LoggingConfig: { LogGroup: { Ref: 'Logs' } }, ...changes } },
});
const { Bad: sound, ...others } = lambda({ VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] } });

testRule('function-is-maintained', {
  compliant: { 'patched and logged': { ...others, Function: sound } },
  nonCompliant: {
    'no longer patched': lambda({ Runtime: 'nodejs18.x' }),
    'of which nobody says': lambda({ Runtime: undefined }),
    'a group that it makes itself': lambda({ LoggingConfig: undefined }),
    'the default security group': lambda({ VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: [] } }),
  },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});
