import { type Operator, operator, set, turnOff } from '../../operator';
import { allows, statementsOf } from '../../statements';

const fits = ['AWS::KMS::Key'];

export const keys: readonly Operator[] = [
  operator({
    name: 'key-rotation-off',
    description: 'One key serves for ever: what it ever encrypted falls with it',
    source: 'FSBP KMS.4; CIS AWS 3.0 3.6; Checkov CKV_AWS_7; cfn_nag F19',
    fits,
    edits: (site) => turnOff(site, 'EnableKeyRotation'),
  }),
  operator({
    name: 'key-policy-to-everyone',
    description: 'Any principal of any account may use the key, as far as its policy goes',
    source: 'Checkov CKV_AWS_33; cfn_nag F76',
    fits,
    edits: (site) =>
      statementsOf(site)
        .filter(allows)
        .map(({ path }) => set([...path, 'Principal'], { AWS: '*' })),
  }),
  operator({
    name: 'key-disabled',
    description: 'What the key encrypted can no longer be read, by anyone',
    source: 'MITRE ATT&CK T1485 (data made unreadable); Prowler kms_cmk_are_used',
    fits,
    edits: () => [set('Enabled', false)],
  }),
];
