import { testRule } from '../rule-table';
import { allows, topic } from './a-policy';

const make = { Action: 'ec2:CreateNetworkInterface', Resource: '*' };
const refused = { Effect: 'Deny', ...make, Condition: { ArnLike: { 'lambda:SourceFunctionArn': 'arn' } } };

const reads = (decrypts: object) => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: {
    PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: 'secret' }, decrypts] },
  },
});
const viaSecretsManager = { StringEquals: { 'kms:ViaService': 'secretsmanager.us-east-1.amazonaws.com' } };

testRule('policy-keeps-its-confines', {
  compliant: {
    'a grant for a service': {
      Policy: allows({ Action: 'kms:CreateGrant', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } }),
    },
    'a secret, through its service': {
      Policy: reads({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: 'key', Condition: viaSecretsManager }),
    },
    'interfaces refused to code': {
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', ...make }, refused] } },
      },
    },
  },
  nonCompliant: {
    'all under the key of a secret': { Bad: reads({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: 'key' }) },
    'a grant for anybody': { Bad: allows({ Action: 'kms:CreateGrant' }) },
    'a task in any cluster': { Bad: allows({ Action: 'ecs:RunTask' }) },
    'interfaces for code': { Bad: allows(make) },
  },
  notApplicable: { 'a topic': topic },
});
