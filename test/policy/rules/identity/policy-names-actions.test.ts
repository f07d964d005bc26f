import { testRule } from '../rule-table';
import { allows, topic } from './a-policy';

const objects = 'arn:aws:s3:::example/*';
const key = (statement: object) => ({ Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: statement } } });

testRule('policy-names-actions', {
  compliant: {
    'one action': { Policy: allows({ Action: 's3:GetObject', Resource: objects }) },
    'a family, on named objects': { Policy: allows({ Action: ['s3:GetObject*', 's3:List*'], Resource: objects }) },
    'all denied': { Policy: allows({ Effect: 'Deny', Action: '*', Resource: '*' }) },
    'a key left to IAM': {
      Key: key({ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111111111111:root' }, Action: 'kms:*', Resource: '*' }),
    },
  },
  nonCompliant: {
    everything: { Bad: allows({ Action: '*', Resource: objects }) },
    'a whole service': { Bad: allows({ Action: ['s3:GetObject', 'dynamodb:*'], Resource: objects }) },
    'a family on everything': { Bad: allows({ Action: 's3:GetObject*', Resource: '*' }) },
    'all but some': { Bad: allows({ NotAction: 'iam:*', Resource: objects }) },
    'within a role': {
      Bad: {
        Type: 'AWS::IAM::Role',
        Properties: { Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: 'arn' } } }] },
      },
    },
    'a key left to another account': {
      Bad: key({ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::999999999999:root' }, Action: 'kms:*', Resource: '*' }),
    },
  },
  notApplicable: { 'a topic': topic },
});
