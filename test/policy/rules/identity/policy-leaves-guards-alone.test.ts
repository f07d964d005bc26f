import { testRule } from '../rule-table';
import { allows, topic } from './a-policy';

testRule('policy-leaves-guards-alone', {
  compliant: {
    'a role that is passed on': { Policy: allows({ Action: 'iam:PassRole', Resource: 'arn' }) },
    'a trail that is read': { Policy: allows({ Action: ['cloudtrail:LookupEvents', 'config:PutEvaluations'], Resource: 'arn' }) },
    'a guard that is forbidden': { Policy: allows({ Effect: 'Deny', Action: 'cloudtrail:StopLogging', Resource: '*' }) },
  },
  nonCompliant: {
    'a policy attached': { Bad: allows({ Action: 'iam:AttachRolePolicy', Resource: 'arn' }) },
    'a trail stopped': { Bad: allows({ Action: 'cloudtrail:StopLogging', Resource: 'arn' }) },
    'a key deleted': { Bad: allows({ Action: ['kms:Decrypt', 'kms:ScheduleKeyDeletion'], Resource: 'arn' }) },
  },
  notApplicable: { 'a topic': topic },
});
