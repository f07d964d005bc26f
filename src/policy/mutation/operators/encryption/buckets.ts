import { drop, type Operator, operator, set } from '../../operator';
import { itemsAt } from '../../read';

const fits = ['AWS::S3::Bucket'];

export const bucketEncryption: readonly Operator[] = [
  operator({
    name: 'bucket-encryption-removed',
    description: 'The bucket no longer says how it is encrypted',
    source: 'Checkov CKV_AWS_19; cfn_nag W41',
    fits,
    edits: () => [drop('BucketEncryption')],
  }),
  operator({
    name: 'bucket-key-removed',
    description: "Objects are encrypted with S3's keys: who may read the bucket needs no key",
    source: 'FSBP S3.17; Checkov CKV_AWS_145',
    fits,
    edits: ({ properties }) =>
      itemsAt(properties, ['BucketEncryption', 'ServerSideEncryptionConfiguration']).flatMap(({ path, item }) =>
        JSON.stringify(item).includes('aws:kms') ? [set([...path, 'ServerSideEncryptionByDefault'], { SSEAlgorithm: 'AES256' })] : [],
      ),
  }),
];
