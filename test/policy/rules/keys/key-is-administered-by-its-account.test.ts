import { testRule } from '../rule-table';

const key = (...statements: readonly object[]) => ({ Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: statements } } });
const account = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111111111111:root' }, Action: 'kms:*', Resource: '*' };
const role = (Action: string) => ({ Effect: 'Allow', Principal: { AWS: { 'Fn::ImportValue': 'role' } }, Action, Resource: '*' });

testRule('key-is-administered-by-its-account', {
  compliant: {
    'left to the account, used by a role': { Key: key(account, role('kms:Decrypt')) },
    'no policy, which is the account’s': { Key: { Type: 'AWS::KMS::Key', Properties: {} } },
  },
  nonCompliant: {
    'left to nobody': { Bad: key(role('kms:Decrypt')) },
    'left to another account': { Bad: key({ ...account, Principal: { AWS: 'arn:aws:iam::999999999999:root' } }) },
    'administered by a role too': { Bad: key(account, role('kms:*')) },
    'deleted by a role': { Bad: key(account, role('kms:ScheduleKeyDeletion')) },
  },
  notApplicable: { 'an alias': { Alias: { Type: 'AWS::KMS::Alias', Properties: {} } } },
});
