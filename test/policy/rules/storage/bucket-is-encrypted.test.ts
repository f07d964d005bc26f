import { testRule } from '../rule-table';
import { bucket, policy, written } from './a-bucket';

const under = (encryption: object) =>
  bucket({ BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: encryption }] } });
const key = { 'Fn::ImportValue': 'key' };
const s3Key = under({ SSEAlgorithm: 'AES256' });

testRule('bucket-is-encrypted', {
  compliant: {
    'under a key of its own': { Bucket: under({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key }) },
    'S3’s key, for S3’s access logs': { Bucket: s3Key, Policy: policy([written('logging.s3.amazonaws.com')]) },
    'S3’s key, for a load balancer of an older Region': {
      Bucket: s3Key,
      Policy: policy([{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::127311923021:root' }, Action: 's3:PutObject', Resource: '*' }]),
    },
  },
  nonCompliant: {
    'not said': { Bad: bucket() },
    'S3’s key for what could have another': { Bad: s3Key, Policy: policy([written('cloudtrail.amazonaws.com')], 'Bad') },
    'AWS’s key': { Bad: under({ SSEAlgorithm: 'aws:kms' }) },
    'AWS’s key by its alias': { Bad: under({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/aws/s3' }) },
    'a key of another account': { Bad: under({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'arn:aws:kms:us-east-1:999999999999:key/1' }) },
  },
  notApplicable: { 'a policy': { Policy: policy([]) } },
});
