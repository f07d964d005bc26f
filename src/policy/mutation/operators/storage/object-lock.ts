import { type Operator, operator, rewrite, set } from '../../operator';
import { valueAt, without } from '../../read';

const fits = ['AWS::S3::Bucket'];
const retention = ['ObjectLockConfiguration', 'Rule', 'DefaultRetention'];

export const objectLock: readonly Operator[] = [
  operator({
    name: 'object-lock-removed',
    description: 'Evidence can be deleted by whoever may delete',
    source: 'FSBP S3.15; Prowler s3_bucket_object_lock; NIST 800-53 AU-9',
    fits,
    edits: ({ properties }) => [
      rewrite(without(properties, 'ObjectLockEnabled', 'ObjectLockConfiguration')),
      rewrite(without(properties, 'ObjectLockConfiguration')),
    ],
  }),
  operator({
    name: 'object-lock-governance',
    description: 'Evidence can be deleted by whoever has one permission more',
    source: 'AWS S3 user guide, retention modes; SEC 17a-4(f) assessment; NIST 800-53 AU-9',
    fits,
    edits: ({ properties }) =>
      valueAt(properties, [...retention, 'Mode']) === 'COMPLIANCE' ? [set([...retention, 'Mode'], 'GOVERNANCE')] : [],
  }),
  operator({
    name: 'object-lock-shortened',
    description: 'Evidence can be deleted after a day',
    source: 'HIPAA 164.316(b)(2)(i) (six years); NIST 800-53 AU-11',
    fits,
    edits: ({ properties }) => {
      const rule = valueAt(properties, retention);
      return rule === undefined ? [] : [set(retention, { Mode: valueAt(rule, ['Mode']) ?? 'COMPLIANCE', Days: 1 })];
    },
  }),
];
