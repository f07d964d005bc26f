import { testRule } from '../rule-table';
import { allows, topic } from './a-policy';

const group = { 'Fn::Join': ['', ['arn:aws:logs:us-east-1:111111111111:log-group:', { 'Fn::ImportValue': 'group' }, ':*']] };

testRule('policy-names-resources', {
  compliant: {
    'objects of a bucket': { Policy: allows({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::example/*' }) },
    'streams of a group': { Policy: allows({ Action: 'logs:PutLogEvents', Resource: group }) },
    'an action without resources': { Policy: allows({ Action: 'ecr:GetAuthorizationToken', Resource: '*' }) },
    'confined by a condition': {
      Policy: allows({ Action: 'ecs:Poll', Resource: '*', Condition: { ArnEquals: { 'ecs:cluster': { 'Fn::ImportValue': 'cluster' } } } }),
    },
  },
  nonCompliant: {
    everything: { Bad: allows({ Action: 's3:GetObject', Resource: '*' }) },
    'one action of two': { Bad: allows({ Action: ['ecr:GetAuthorizationToken', 'ecr:PutImage'], Resource: '*' }) },
    'every bucket': { Bad: allows({ Action: 's3:GetObject', Resource: ['arn:aws:s3:::*'] }) },
    'every role': { Bad: allows({ Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::111111111111:role/*' }) },
    'every role, confined by a tag': {
      Bad: allows({
        Action: 'sts:AssumeRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:ResourceTag/aws-cdk:bootstrap-role': 'deploy' } },
      }),
    },
    'every account': { Bad: allows({ Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/example' }) },
    'a condition that holds without its key': {
      Bad: allows({ Action: 'ecs:Poll', Resource: '*', Condition: { ArnEqualsIfExists: { 'ecs:cluster': 'arn' } } }),
    },
    'all but some': { Bad: allows({ Action: 's3:GetObject', NotResource: 'arn:aws:s3:::example/*' }) },
  },
  notApplicable: { 'a topic': topic },
});
