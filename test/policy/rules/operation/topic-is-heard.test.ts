import { testRule } from '../rule-table';

const topic = { Type: 'AWS::SNS::Topic', Properties: {} };
const alarm = (of: string) => ({ Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: of }] } });
const subscription = (of: string) => ({ Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: of } } });

testRule('topic-is-heard', {
  compliant: {
    heard: { Topic: topic, Alarm: alarm('Topic'), Subscription: subscription('Topic') },
    'a topic of no alarm': { Topic: topic },
  },
  nonCompliant: {
    'heard by nobody': { Bad: topic, Alarm: alarm('Bad') },
    'one of two': { Bad: topic, Topic: topic, One: alarm('Bad'), Two: alarm('Topic'), Subscription: subscription('Topic') },
  },
  notApplicable: { 'an alarm': { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: {} } } },
});
