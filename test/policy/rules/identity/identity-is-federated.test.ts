import { testRule } from '../rule-table';
import { taken, topic } from './a-policy';

testRule('identity-is-federated', {
  compliant: { 'a role': { Role: taken({ Principal: { Service: 'lambda.amazonaws.com' } }) } },
  nonCompliant: {
    'a user': { Bad: { Type: 'AWS::IAM::User' } },
    'an access key': { Bad: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'example' } } },
  },
  notApplicable: { 'a topic': topic },
});
