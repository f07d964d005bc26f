import { drop, type Operator, operator } from '../../operator';

export const logEncryption: readonly Operator[] = [
  operator({
    name: 'log-group-key-removed',
    description: 'Who may read logs may read these: no key stands in between',
    source: 'Checkov CKV_AWS_158; cfn_nag W84',
    fits: ['AWS::Logs::LogGroup'],
    edits: () => [drop('KmsKeyId')],
  }),
  operator({
    name: 'trail-key-removed',
    description: "The audit trail is encrypted with S3's keys: who may read its bucket reads it",
    source: 'FSBP CloudTrail.2; CIS AWS 3.0 3.5; Checkov CKV_AWS_35',
    fits: ['AWS::CloudTrail::Trail'],
    edits: () => [drop('KMSKeyId')],
  }),
  operator({
    name: 'configuration-history-key-removed',
    description: 'The recorded configuration is written without the key of its own',
    source: 'NIST 800-53 SC-28(1); HIPAA 164.312(a)(2)(iv)',
    fits: ['AWS::Config::DeliveryChannel'],
    edits: () => [drop('S3KmsKeyArn')],
  }),
];
