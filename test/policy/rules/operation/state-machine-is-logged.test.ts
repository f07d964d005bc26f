import { testRule } from '../rule-table';

const sound = {
  LoggingConfiguration: { Level: 'ALL', Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: 'arn' } }] },
  EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: { 'Fn::ImportValue': 'key' } },
};
const machine = (properties: object) => ({ Type: 'AWS::StepFunctions::StateMachine', Properties: { ...sound, ...properties } });
const asks = (Resource: string) => ({ Definition: { States: { Ask: { Type: 'Task', Resource } } }, EncryptionConfiguration: undefined });

testRule('state-machine-is-logged', {
  compliant: {
    'logged, under a key': { Machine: machine({}) },
    'sums of money, without a key': { Machine: machine(asks('arn:aws:states:::aws-sdk:costexplorer:getCostAndUsage')) },
  },
  nonCompliant: {
    unlogged: { Bad: machine({ LoggingConfiguration: undefined }) },
    'errors only': { Bad: machine({ LoggingConfiguration: { ...sound.LoggingConfiguration, Level: 'ERROR' } }) },
    'under AWS’s key': { Bad: machine(asks('arn:aws:states:::ecs:runTask')) },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});
