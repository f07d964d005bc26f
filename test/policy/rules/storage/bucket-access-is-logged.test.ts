import { testRule } from '../rule-table';
import { bucket, policy, written } from './a-bucket';

testRule('bucket-access-is-logged', {
  compliant: {
    'into another stack’s bucket': { Bucket: bucket({ LoggingConfiguration: { DestinationBucketName: { 'Fn::ImportValue': 'logs' } } }) },
    'a bucket for such logs': { Bucket: bucket(), Policy: policy([written('logging.s3.amazonaws.com')]) },
  },
  nonCompliant: {
    'not said': { Bad: bucket() },
    'into itself': { Bad: bucket({ LoggingConfiguration: { DestinationBucketName: { Ref: 'Bad' } } }) },
  },
  notApplicable: { 'a policy': { Policy: policy([]) } },
});
