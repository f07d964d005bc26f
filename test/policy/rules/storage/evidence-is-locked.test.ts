import { testRule } from '../rule-table';
import { bucket, policy, written } from './a-bucket';

const locked = (retention: object) =>
  bucket({ ObjectLockEnabled: true, ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: retention } } });
const trail = { Type: 'AWS::CloudTrail::Trail', Properties: { S3BucketName: { Ref: 'Bad' } } };

testRule('evidence-is-locked', {
  compliant: {
    'six years in compliance mode': { Bucket: locked({ Mode: 'COMPLIANCE', Days: 2192 }) },
    'counted in years': { Bucket: locked({ Mode: 'COMPLIANCE', Years: 6 }) },
    'a bucket of anything else': { Bucket: bucket() },
  },
  nonCompliant: {
    'governance mode': { Bad: locked({ Mode: 'GOVERNANCE', Days: 2192 }) },
    'a year': { Bad: locked({ Mode: 'COMPLIANCE', Days: 365 }) },
    'no default retention': { Bad: bucket({ ObjectLockEnabled: true }) },
    'the lock taken away, its retention left': {
      Bad: bucket({
        ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 2192 } } },
      }),
    },
    'evidence, by its name': { BadEvidence: bucket() },
    'a trail’s bucket without a lock': { Bad: bucket(), Trail: trail },
    'a bucket that a trail may write into': { Bad: bucket(), Policy: policy([written('cloudtrail.amazonaws.com')], 'Bad') },
  },
  notApplicable: { 'a policy': { Policy: policy([]) } },
});
