import { type Operator, operator, rewrite, set } from '../../operator';
import { endOf, without } from '../../read';

export const rolePermissions: readonly Operator[] = [
  operator({
    name: 'role-administrator-access',
    description: 'Whoever has the role has the account',
    source: 'FSBP IAM.1; CIS AWS 3.0 1.16; Checkov CKV_AWS_274',
    fits: ['AWS::IAM::Role'],
    edits: ({ properties }) => [set(endOf(properties, ['ManagedPolicyArns']), 'arn:aws:iam::aws:policy/AdministratorAccess')],
  }),
  operator({
    name: 'role-power-user-access',
    description: 'Whoever has the role has every service of the account but IAM',
    source: 'Prowler iam_role_administratoraccess_policy; NIST 800-53 AC-6',
    fits: ['AWS::IAM::Role'],
    edits: ({ properties }) => [set(endOf(properties, ['ManagedPolicyArns']), 'arn:aws:iam::aws:policy/PowerUserAccess')],
  }),
  operator({
    name: 'role-inline-administrator',
    description: 'Whoever has the role has the account, by a policy that no list of managed policies shows',
    source: 'FSBP IAM.1; Checkov CKV_AWS_62, CKV_AWS_63; cfn_nag F3',
    fits: ['AWS::IAM::Role'],
    edits: ({ properties }) => [
      set(endOf(properties, ['Policies']), {
        PolicyName: 'everything',
        PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
      }),
    ],
  }),
  operator({
    name: 'permission-boundary-removed',
    description: 'What the role may be granted is no longer limited',
    source: 'AWS IAM user guide, permissions boundaries; NIST 800-53 AC-6',
    fits: ['AWS::IAM::Role', 'AWS::IAM::User'],
    edits: ({ properties }) => (properties.PermissionsBoundary === undefined ? [] : [rewrite(without(properties, 'PermissionsBoundary'))]),
  }),
];
