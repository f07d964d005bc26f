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
    ['HIPAA.Security::HIPAA.Security-S3BucketLoggingEnabled', 'Carepath::bucket-access-is-logged'],
    'An environment in another Region has its bucket for access logs there, and S3 logs within a Region only; the trail records who changes the bucket.',
    'sometimes',
  ),
  finding(
    'Report/Machine/Policy/Resource',
    ['AwsSolutions::AwsSolutions-IAM5[Resource::*]'],
    'Cost Explorer offers the one reading action for no narrower resource, and neither do the delivery of a state machine’s log and its traces; it reads sums of this account’s bill.',
  ),
  finding(
    'Report/Machine/Resource',
    ['Carepath::state-machine-is-encrypted'],
    'Its states hold sums of money for the minute that it runs, encrypted under AWS’s own key; the log of its executions is whole, and lies under the account’s.',
  ),
  finding(
    'Report/Machine/Writer/Resource',
    ['LambdaConcurrency', 'LambdaDLQ', 'LambdaInsideVPC'].map((rule) => `HIPAA.Security::HIPAA.Security-${rule}`),
    'A state machine calls it once a month and waits for its answer: there are no asynchronous events, and nothing to limit. It computes a text, calls nobody, and may only log.',
  ),
];
