import { drop, type Operator, operator, set } from '../../operator';

const fits = ['AWS::Logs::LogGroup'];

export const logGroups: readonly Operator[] = [
  operator({
    name: 'log-retention-removed',
    description: 'Logs are kept for ever: nobody decided for how long, and nobody pays attention to what it costs',
    source: 'Checkov CKV_AWS_66; cfn_nag W86; Prowler cloudwatch_log_group_retention_policy_specific_days_enabled',
    fits,
    edits: () => [drop('RetentionInDays')],
  }),
  operator({
    name: 'log-retention-shortened',
    description: 'Logs are gone before anybody asks for them',
    source: 'FSBP CloudWatch.16; Checkov CKV_AWS_338; NIST 800-53 AU-11',
    fits,
    edits: () => [set('RetentionInDays', 1)],
  }),
];
