import type { Template } from '../../../src/assembly/template';
import { applyEdit } from '../../../src/policy/mutation/apply-edit';
import { drop, removal, set } from '../../../src/policy/mutation/operator';

const template: Template = {
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic' },
    Policy: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: [{ Ref: 'Topic' }] } },
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      DependsOn: ['Policy', 'Topic'],
      Properties: { AlarmActions: [{ 'Fn::Sub': `\${Topic.TopicArn}` }], Dimensions: [{ Name: 'a' }, { Name: 'b' }] },
    },
  },
};

const resource = (id: string, mutated: Template | undefined) => mutated?.Resources[id];

test('what is put below nothing brings what is above it', () => {
  expect(resource('Topic', applyEdit(template, 'Topic', set(['Subscription', 0, 'Protocol'], 'email')))).toEqual({
    Type: 'AWS::SNS::Topic',
    Properties: { Subscription: [{ Protocol: 'email' }] },
  });
});

test('an element that is taken out of a list closes the gap', () => {
  expect(resource('Alarm', applyEdit(template, 'Alarm', drop(['Dimensions', 0])))?.Properties?.Dimensions).toEqual([{ Name: 'b' }]);
});

test('what is deployed after a resource that is removed no longer waits for it', () => {
  expect(applyEdit(template, 'Policy', removal)).toEqual({
    Resources: { Topic: template.Resources.Topic, Alarm: { ...template.Resources.Alarm, DependsOn: ['Topic'] } },
  });
});

test('a resource that others read is not removed: the template would not deploy, and prove nothing', () => {
  expect(applyEdit(template, 'Topic', removal)).toBeUndefined();
});

test.each<[string, Template['Resources'][string]['Properties']]>([
  ['an attribute', { Endpoint: { 'Fn::GetAtt': ['Policy', 'Id'] } }],
  ['an attribute, as one text', { Endpoint: { 'Fn::GetAtt': 'Policy.Id' } }],
  ['a text with a place for it', { Endpoint: { 'Fn::Sub': [`\${Here}`, { Here: { Ref: 'Policy' } }] } }],
])('a resource is read by %s', (_, Properties) => {
  const reader: Template = { Resources: { ...template.Resources, Reader: { Type: 'AWS::SNS::Subscription', Properties } } };
  expect(applyEdit(reader, 'Policy', removal)).toBeUndefined();
});
