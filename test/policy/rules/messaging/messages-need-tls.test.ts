import { testRule } from '../rule-table';

const refuse = (topic: string, other: object = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 'sns:Publish',
  Resource: { Ref: topic },
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  ...other,
});
const policy = (topic: string, statement: object) => ({
  Type: 'AWS::SNS::TopicPolicy',
  Properties: { Topics: [{ Ref: topic }], PolicyDocument: { Statement: [statement] } },
});
const topic = { Type: 'AWS::SNS::Topic' };

testRule('messages-need-tls', {
  compliant: { 'refused to everybody': { Topic: topic, Policy: policy('Topic', refuse('Topic')) } },
  nonCompliant: {
    'no policy': { Bad: topic },
    'refused to one': { Bad: topic, Policy: policy('Bad', refuse('Bad', { Principal: { AWS: 'arn:aws:iam::111111111111:root' } })) },
    'allowed instead': { Bad: topic, Policy: policy('Bad', refuse('Bad', { Effect: 'Allow' })) },
    'another topic’s': { Bad: topic, Policy: policy('Other', refuse('Other')) },
    'a queue': { Bad: { Type: 'AWS::SQS::Queue' } },
  },
  notApplicable: { 'a subscription': { Subscription: { Type: 'AWS::SNS::Subscription', Properties: {} } } },
});
