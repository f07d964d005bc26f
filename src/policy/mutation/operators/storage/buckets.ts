import { drop, type Operator, operator, set } from '../../operator';
import { itemsAt, valueAt } from '../../read';

const fits = ['AWS::S3::Bucket'];
const flags = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

export const buckets: readonly Operator[] = [
  operator({
    name: 'bucket-versioning-off',
    description: 'What is overwritten or deleted is gone',
    source: 'FSBP S3.14; Checkov CKV_AWS_21; NIST 800-53 CP-9',
    fits,
    edits: ({ properties }) =>
      properties.VersioningConfiguration === undefined
        ? []
        : [set(['VersioningConfiguration', 'Status'], 'Suspended'), drop('VersioningConfiguration')],
  }),
  operator({
    name: 'bucket-public-access-block-removed',
    description: 'One wrong policy or ACL makes the bucket public',
    source: 'FSBP S3.8; CIS AWS 3.0 2.1.4; Checkov CKV2_AWS_6',
    fits,
    edits: () => [drop('PublicAccessBlockConfiguration')],
  }),
  operator({
    name: 'bucket-public-access-block-weakened',
    description: 'One of the four locks against a public bucket is open',
    source: 'FSBP S3.8; Checkov CKV_AWS_53 to CKV_AWS_56',
    fits,
    edits: ({ properties }) =>
      flags
        .map((flag) => ['PublicAccessBlockConfiguration', flag])
        .flatMap((path) => (valueAt(properties, path) === true ? [set(path, false)] : [])),
  }),
  operator({
    name: 'bucket-public-acl',
    description: 'Everybody may read the bucket, or write it too',
    source: 'FSBP S3.2, S3.3; Checkov CKV_AWS_20, CKV_AWS_57; cfn_nag W31, F14',
    fits,
    edits: () => [set('AccessControl', 'PublicRead'), set('AccessControl', 'PublicReadWrite')],
  }),
  operator({
    name: 'bucket-owned-by-writers',
    description: 'Who writes an object decides who reads it',
    source: 'FSBP S3.12; Checkov CKV2_AWS_65',
    fits,
    edits: ({ properties }) =>
      itemsAt(properties, ['OwnershipControls', 'Rules']).map(({ path }) => set([...path, 'ObjectOwnership'], 'ObjectWriter')),
  }),
  operator({
    name: 'bucket-expires-at-once',
    description: 'What should be kept for years is deleted the next day',
    source: 'FSBP S3.13; NIST 800-53 AU-11; HIPAA 164.316(b)(2)(i)',
    fits,
    edits: ({ properties }) =>
      itemsAt(properties, ['LifecycleConfiguration', 'Rules']).flatMap(({ path, item }) =>
        item.ExpirationInDays === undefined ? [] : [set([...path, 'ExpirationInDays'], 1)],
      ),
  }),
];
