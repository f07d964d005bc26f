import type { ExceptionConfiguration } from '../../../schema/configuration';

const finding = (
  path: string,
  rules: readonly string[],
  reason: string,
  arises?: ExceptionConfiguration['arises'],
): ExceptionConfiguration => ({
  scope: 'environment',
  path: `finops/${path}`,
  rules,
  reason,
  owner: 'platform-team',
  expires: '2027-06-30',
  ...(arises && { arises }),
});

export const ofFinops: readonly ExceptionConfiguration[] = [
  finding(
    'Costs/Bucket/Resource',
    ['HIPAA.Security::HIPAA.Security-S3DefaultEncryptionKMS'],
    'AWS documents the delivery of cost exports with S3’s own keys; the bucket is encrypted with those, private, versioned and reached over TLS only, and a bill names no patient.',
  ),
  finding(
    'Costs/Bucket/Resource',
    ['HIPAA.Security::HIPAA.Security-S3BucketReplicationEnabled'],
    'AWS keeps the bill itself and exports it again on demand; a second copy of the copy would protect nothing.',
  ),
  finding(
    'Costs/Bucket/Resource',
    ['AwsSolutions::AwsSolutions-S1', 'HIPAA.Security::HIPAA.Security-S3BucketLoggingEnabled'],
    'An environment in another Region has its bucket for access logs there, and S3 logs within a Region only; the trail records who changes the bucket.',
    'sometimes',
  ),
  finding(
    'Report/ReaderPolicy/Resource',
    ['AwsSolutions::AwsSolutions-IAM5[Resource::*]'],
    'Cost Explorer offers these four reading actions for no narrower resource; the role is for AWS’s report alone, and of this account’s figures.',
  ),
];
