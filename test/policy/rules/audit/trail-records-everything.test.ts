import { testRule } from '../rule-table';
import { bucket, policy, written } from '../storage/a-bucket';

const reference = { 'Fn::ImportValue': 'other' };
const whole = {
  EnableLogFileValidation: true,
  IncludeGlobalServiceEvents: true,
  IsLogging: true,
  IsMultiRegionTrail: true,
  KMSKeyId: reference,
  CloudWatchLogsLogGroupArn: reference,
  CloudWatchLogsRoleArn: reference,
  S3BucketName: reference,
};
const trail = (properties: object) => ({ Type: 'AWS::CloudTrail::Trail', Properties: { ...whole, ...properties } });
const management = { Field: 'eventCategory', Equals: ['Management'] };

testRule('trail-records-everything', {
  compliant: {
    'management events selected': { Trail: trail({ AdvancedEventSelectors: [{ FieldSelectors: [management] }] }) },
    'no selectors, which selects them': { Trail: trail({}) },
  },
  nonCompliant: {
    stopped: { Bad: trail({ IsLogging: false }) },
    'in one Region': { Bad: trail({ IsMultiRegionTrail: undefined }) },
    'without digests': { Bad: trail({ EnableLogFileValidation: false }) },
    'without a key': { Bad: trail({ KMSKeyId: undefined }) },
    'unheard by alarms': { Bad: trail({ CloudWatchLogsLogGroupArn: undefined }) },
    'writes only': {
      Bad: trail({ AdvancedEventSelectors: [{ FieldSelectors: [management, { Field: 'readOnly', Equals: ['false'] }] }] }),
    },
    'data events only': { Bad: trail({ EventSelectors: [{ IncludeManagementEvents: false }] }) },
    'all but KMS': { Bad: trail({ EventSelectors: [{ ExcludeManagementEventSources: ['kms.amazonaws.com'] }] }) },
    'taken away': { Bad: bucket(), Policy: policy([written('cloudtrail.amazonaws.com')], 'Bad') },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});
