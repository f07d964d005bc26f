import type { ExceptionConfiguration } from '../../../schema/configuration';

export const ofAudit: readonly ExceptionConfiguration[] = [
  {
    scope: 'environment',
    path: 'audit/AccessLogs/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3DefaultEncryptionKMS'],
    reason:
      'S3 delivers server access logs only to buckets encrypted with its own keys; the bucket is encrypted with those, private, versioned and reached over TLS only.',
    owner: 'security-team',
    expires: '2027-06-30',
  },
  {
    scope: 'environment',
    path: 'audit/AccessLogs/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled'],
    reason: 'Access logs are evidence beside the trail, versioned and kept as long as it is; S3 stores them in three zones.',
    owner: 'security-team',
    expires: '2027-06-30',
  },
  {
    scope: 'environment',
    path: 'audit/AccessLogs/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3BucketLoggingEnabled'],
    reason:
      'Where the organisation provides the trail, this bucket takes access logs of others only; logging its own accesses into itself would never end.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'audit/Trail/Bucket/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled'],
    reason:
      'Records are versioned, locked for their whole retention, proved by digests and held a second time in CloudWatch Logs; a copy in another account is the organisation’s log archive to make.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'audit/Configuration/Bucket/Resource',
    rules: ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled'],
    reason:
      'The history is versioned, kept for the whole retention and every change of the bucket raises an alarm; a copy in another account is the organisation’s log archive to make.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
  {
    scope: 'environment',
    path: 'audit/Configuration/Role/Resource',
    rules: ['AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWS_ConfigRole]'],
    reason:
      'The policy reads what AWS Config records and nothing else, and AWS extends it with each type that becomes recordable; a copy would leave those unrecorded without a word.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  },
];
