import { type Operator, operator, set } from '../../operator';
import { endOf } from '../../read';

/** Statements that nothing needs, each a known way from a foothold to the account. */
const escalations: readonly (readonly [name: string, description: string, source: string, action: readonly string[]])[] = [
  [
    'policy-passes-any-role',
    'Whoever has the policy can let AWS act with the rights of any role',
    'Checkov CKV_AWS_110; Prowler iam_policy_allows_privilege_escalation; cfn_nag F38',
    ['iam:PassRole'],
  ],
  [
    'policy-decrypts-with-any-key',
    'Whoever has the policy reads whatever any key of the account protects',
    'FSBP KMS.1, KMS.2; AWS Config iam-customer-policy-blocked-kms-actions',
    ['kms:Decrypt', 'kms:ReEncryptFrom'],
  ],
  [
    'policy-reads-any-secret',
    'Whoever has the policy reads every password of the account',
    'Checkov CKV_AWS_107, CKV_AWS_108',
    ['secretsmanager:GetSecretValue'],
  ],
  [
    'policy-changes-policies',
    'Whoever has the policy can grant itself the rest',
    'Checkov CKV_AWS_109, CKV_AWS_110; Prowler iam_policy_allows_privilege_escalation',
    ['iam:CreatePolicyVersion', 'iam:AttachRolePolicy', 'iam:PutRolePolicy'],
  ],
  [
    'policy-assumes-any-role',
    'Whoever has the policy can become any role that trusts the account',
    'Prowler iam_no_custom_policy_permissive_role_assumption',
    ['sts:AssumeRole'],
  ],
];

export const escalation: readonly Operator[] = escalations.map(([name, description, source, actions]) =>
  operator({
    name,
    description,
    source,
    fits: ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy'],
    edits: ({ properties }) => [
      set(endOf(properties, ['PolicyDocument', 'Statement']), { Effect: 'Allow', Action: [...actions], Resource: '*' }),
    ],
  }),
);
