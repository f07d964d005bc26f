import { drop, type Operator, operator, set } from '../../operator';
import { trustOf } from '../../statements';
import { stranger } from './stranger';

const role = ['AWS::IAM::Role'];
export const trust: readonly Operator[] = [
  operator({
    name: 'role-trusts-everyone',
    description: 'Any principal of any account may take the role',
    source: 'Checkov CKV_AWS_60, CKV_AWS_61; AWS IAM Access Analyzer, external access',
    fits: role,
    edits: (site) => trustOf(site).map(({ path }) => set([...path, 'Principal'], { AWS: '*' })),
  }),
  operator({
    name: 'role-trusts-stranger',
    description: 'An account that is not ours may take the role',
    source: 'Checkov CKV_AWS_61; AWS IAM Access Analyzer, external access',
    fits: role,
    edits: (site) => trustOf(site).map(({ path }) => set([...path, 'Principal'], { AWS: stranger })),
  }),
  operator({
    name: 'role-trust-condition-removed',
    description: 'A service that acts for somebody else may take the role for them (the confused deputy)',
    source: 'Prowler iam_role_cross_service_confused_deputy_prevention; AWS IAM user guide, confused deputy',
    fits: role,
    edits: (site) => trustOf(site).map(({ path }) => drop([...path, 'Condition'])),
  }),
];
