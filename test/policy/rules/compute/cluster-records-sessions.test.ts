import { testRule } from '../rule-table';

const sessions = {
  KmsKeyId: 'key',
  Logging: 'OVERRIDE',
  LogConfiguration: { CloudWatchLogGroupName: 'log', CloudWatchEncryptionEnabled: true },
};
const cluster = (changes: object, insights = 'enhanced') => ({
  Type: 'AWS::ECS::Cluster',
  Properties: {
    ClusterSettings: [{ Name: 'containerInsights', Value: insights }],
    Configuration: { ExecuteCommandConfiguration: { ...sessions, ...changes } },
  },
});

testRule('cluster-records-sessions', {
  compliant: { 'in a log group': { Cluster: cluster({}) } },
  nonCompliant: {
    nowhere: { Bad: cluster({ Logging: 'NONE' }) },
    'in the tasks’ own log': { Bad: cluster({ Logging: 'DEFAULT' }) },
    'without a key': { Bad: cluster({ KmsKeyId: undefined }) },
    'in the clear': { Bad: cluster({ LogConfiguration: { CloudWatchLogGroupName: 'log', CloudWatchEncryptionEnabled: false } }) },
    'without measurements': { Bad: cluster({}, 'disabled') },
  },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});
