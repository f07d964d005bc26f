import { testRule } from '../rule-table';

const refusal = {
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'],
  Resource: '*',
};
const vault = (properties: object = {}) => ({
  Type: 'AWS::Backup::BackupVault',
  Properties: {
    EncryptionKeyArn: { 'Fn::ImportValue': 'key' },
    LockConfiguration: { MinRetentionDays: 35, ChangeableForDays: 3 },
    AccessPolicy: { Statement: [refusal] },
    ...properties,
  },
});
const plan = (...BackupPlanRule: readonly object[]) => ({
  Type: 'AWS::Backup::BackupPlan',
  Properties: { BackupPlan: { BackupPlanRule } },
});
const daily = { ScheduleExpression: 'cron(0 7 * * ? *)', Lifecycle: { DeleteAfterDays: 35 } };
const monthly = { ScheduleExpression: 'cron(0 9 1 * ? *)', Lifecycle: { DeleteAfterDays: 365 } };
const selection = (of: string) => ({
  Type: 'AWS::Backup::BackupSelection',
  Properties: { BackupPlanId: { 'Fn::GetAtt': [of, 'BackupPlanId'] }, BackupSelection: { Resources: ['arn'] } },
});

testRule('backups-are-locked', {
  compliant: { 'each day, locked': { Vault: vault(), Plan: plan(daily, monthly), Selection: selection('Plan') } },
  nonCompliant: {
    'under AWS’s key': { Bad: vault({ EncryptionKeyArn: undefined }) },
    'without a lock': { Bad: vault({ LockConfiguration: undefined }) },
    'locked for a day': { Bad: vault({ LockConfiguration: { MinRetentionDays: 1, ChangeableForDays: 3 } }) },
    'a lock that comes off': { Bad: vault({ LockConfiguration: { MinRetentionDays: 35 } }) },
    'deletion allowed': { Bad: vault({ AccessPolicy: undefined }) },
    'each month': { Bad: plan({ ...daily, ScheduleExpression: 'cron(0 9 1 * ? *)' }), Selection: selection('Bad') },
    never: { Bad: plan(), Selection: selection('Bad') },
    'kept for a day': { Bad: plan({ ...daily, Lifecycle: { DeleteAfterDays: 1 } }), Selection: selection('Bad') },
    'for 35 days alone': { Bad: plan(daily), Selection: selection('Bad') },
    'of nothing': { Bad: plan(daily, monthly) },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});
