import { testRule } from '../rule-table';

const topic = (properties: object) => ({ Type: 'AWS::SNS::Topic', Properties: properties });

testRule('messages-are-encrypted', {
  compliant: { 'under a key': { Topic: topic({ KmsMasterKeyId: { 'Fn::ImportValue': 'key' } }) } },
  nonCompliant: {
    'not said': { Bad: topic({}) },
    'AWS’s key': { Bad: topic({ KmsMasterKeyId: 'alias/aws/sns' }) },
    'a queue under SQS’s key': { Bad: { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: true } } },
  },
  notApplicable: { 'a subscription': { Subscription: { Type: 'AWS::SNS::Subscription', Properties: {} } } },
});
