import { testRule } from '../rule-table';

const subscription = (Protocol: string, Endpoint?: string) => ({ Type: 'AWS::SNS::Subscription', Properties: { Protocol, Endpoint } });

testRule('subscription-is-private', {
  compliant: {
    'the team’s mail': { Subscription: subscription('email', 'team@example.com') },
    'a web hook over TLS': { Subscription: subscription('https', 'https://example.com/hook') },
  },
  nonCompliant: {
    'plain HTTP': { Bad: subscription('http', 'http://example.com/hook') },
    'a text message': { Bad: subscription('sms', '+15550100') },
    nowhere: { Bad: subscription('email') },
    'a stranger’s queue': { Bad: subscription('sqs', 'arn:aws:sqs:us-east-1:999999999999:queue') },
    'within a topic': {
      Bad: { Type: 'AWS::SNS::Topic', Properties: { Subscription: [{ Protocol: 'http', Endpoint: 'http://example.com' }] } },
    },
  },
  notApplicable: { 'a queue': { Queue: { Type: 'AWS::SQS::Queue' } } },
});
