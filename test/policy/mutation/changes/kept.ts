import type { Changes } from './changes';

export const kept: Changes = {
  'object-lock-removed': [
    'Bucket ObjectLockEnabled: true -> (nothing); ObjectLockConfiguration: {"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"COMP… -> (nothing)',
    'Bucket ObjectLockConfiguration: {"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"COMP… -> (nothing)',
  ],
  'object-lock-governance': ['Bucket ObjectLockConfiguration.Rule.DefaultRetention.Mode: COMPLIANCE -> GOVERNANCE'],
  'object-lock-shortened': ['Bucket ObjectLockConfiguration.Rule.DefaultRetention.Days: 2192 -> 1'],
  'bucket-versioning-off': [
    'Bucket VersioningConfiguration.Status: Enabled -> Suspended',
    'Bucket VersioningConfiguration: {"Status":"Enabled"} -> (nothing)',
  ],
  'bucket-public-access-block-removed': [
    'Bucket PublicAccessBlockConfiguration: {"BlockPublicAcls":true,"BlockPublicPolicy":true,"IgnorePublicAcls":tru… -> (nothing)',
  ],
  'bucket-public-access-block-weakened': [
    'Bucket PublicAccessBlockConfiguration.BlockPublicAcls: true -> false',
    'Bucket PublicAccessBlockConfiguration.BlockPublicPolicy: true -> false',
    'Bucket PublicAccessBlockConfiguration.IgnorePublicAcls: true -> false',
    'Bucket PublicAccessBlockConfiguration.RestrictPublicBuckets: true -> false',
  ],
  'bucket-public-acl': ['Bucket AccessControl: (nothing) -> PublicRead', 'Bucket AccessControl: (nothing) -> PublicReadWrite'],
  'bucket-owned-by-writers': ['Bucket OwnershipControls.Rules[0].ObjectOwnership: BucketOwnerEnforced -> ObjectWriter'],
  'bucket-expires-at-once': ['Bucket LifecycleConfiguration.Rules[0].ExpirationInDays: 2192 -> 1'],
  'deletion-policy-dropped': ['Key DeletionPolicy: Retain -> Delete', 'Bucket DeletionPolicy: Retain -> Delete'],
  'replacement-policy-dropped': ['Key UpdateReplacePolicy: Retain -> Delete', 'Bucket UpdateReplacePolicy: Retain -> Delete'],
  'load-balancer-deletion-protection-off': ['LoadBalancer LoadBalancerAttributes[1].Value: true -> false'],
  'table-recovery-off': ['Table PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled: true -> false'],
  'database-deletion-protection-off': ['Database DeletionProtection: true -> false'],
  'database-backups-off': ['Database BackupRetentionPeriod: 35 -> 0'],
  'database-backups-deleted-with-it': ['Database DeleteAutomatedBackups: false -> true'],
  'database-single-zone': ['Database MultiAZ: true -> false'],
  'database-minor-upgrades-off': ['Database AutoMinorVersionUpgrade: true -> false'],
  'database-monitoring-off': ['Database MonitoringInterval: 60 -> 0'],
  'database-snapshots-untagged': ['Database CopyTagsToSnapshot: true -> false'],
  'database-iam-authentication-off': ['Database EnableIAMDatabaseAuthentication: true -> false'],
  'database-password-in-plain-text': [
    'Database ManageMasterUserPassword: true -> (nothing); MasterUserSecret: {"KmsKeyId":{"Fn::GetAtt":["Key","Arn"]}} -> (nothing); MasterUserPassword: (nothing) -> Winter-2026-carepath',
  ],
  'database-default-administrator': ['Database MasterUsername: dbadmin -> postgres'],
  'backup-vault-lock-removed': ['Vault LockConfiguration: {"MinRetentionDays":35} -> (nothing)'],
  'backup-vault-lock-shortened': ['Vault LockConfiguration.MinRetentionDays: 35 -> 1'],
  'backup-vault-deletion-allowed': [
    'Vault AccessPolicy.Statement[0]: {"Effect":"Deny","Action":"backup:DeleteRecoveryPoint","Principal":{"AW… -> (nothing)',
  ],
  'backup-kept-for-a-day': ['Plan BackupPlan.BackupPlanRule[0].Lifecycle.DeleteAfterDays: 35 -> 1'],
  'backup-plan-emptied': ['Plan BackupPlan.BackupPlanRule[0]: {"RuleName":"Daily","Lifecycle":{"DeleteAfterDays":35}} -> (nothing)'],
  'backup-selection-removed': ['Selection removed'],
};
