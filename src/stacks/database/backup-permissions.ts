import { Stack } from 'aws-cdk-lib';
import type { BackupVault } from 'aws-cdk-lib/aws-backup';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import type { CopyTarget } from './backup-copies-stack';

export interface BackedUp {
  readonly instances: readonly DatabaseInstance[];
  readonly vault: BackupVault;
  readonly encryptionKey: IKey;
}

/**
 * AWS's own policy for backups covers every service and resource; these, these instances and the snapshots that AWS Backup takes.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html
 */
export function snapshotStatements(scope: Construct, { instances, vault, encryptionKey }: BackedUp): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['rds:DescribeDBInstances', 'rds:ListTagsForResource', 'rds:CreateDBSnapshot', 'rds:DescribeDBSnapshots'],
      resources: instances.map(({ instanceArn }) => instanceArn),
    }),
    new PolicyStatement({
      actions: ['rds:CreateDBSnapshot', ...keepsSnapshots],
      resources: [snapshotsIn(scope, Stack.of(scope).region)],
    }),
    new PolicyStatement({ actions: ['backup:DescribeBackupVault'], resources: [vault.backupVaultArn] }),
    ...usesKey(encryptionKey.keyArn),
  ];
}

/** The same role copies what it has taken, and later deletes the copies: from the one vault, into the other, and under the other's key. */
export function copyStatements(scope: Construct, vault: BackupVault, { region, vaultArn, keyArn }: CopyTarget): PolicyStatement[] {
  const taken = snapshotsIn(scope, Stack.of(scope).region);
  const copied = snapshotsIn(scope, region);
  return [
    new PolicyStatement({ actions: ['rds:CopyDBSnapshot'], resources: [taken, copied] }),
    new PolicyStatement({ actions: [...keepsSnapshots], resources: [copied] }),
    new PolicyStatement({ actions: ['backup:CopyFromBackupVault'], resources: [vault.backupVaultArn, taken] }),
    new PolicyStatement({ actions: ['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'], resources: [vaultArn] }),
    ...usesKey(keyArn),
  ];
}

const keepsSnapshots = [
  'rds:DescribeDBSnapshots',
  'rds:DeleteDBSnapshot',
  'rds:ModifyDBSnapshotAttribute',
  'rds:AddTagsToResource',
  'rds:ListTagsForResource',
];

/** AWS Backup generates their names under this reserved prefix. */
function snapshotsIn(scope: Construct, region: string): string {
  const { account, partition } = Stack.of(scope);
  return `arn:${partition}:rds:${region}:${account}:snapshot:awsbackup:*`;
}

/** RDS encrypts by a grant that AWS Backup's role hands on to it, and to no user. */
function usesKey(keyArn: string): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: ['kms:DescribeKey'], resources: [keyArn] }),
    new PolicyStatement({
      actions: ['kms:CreateGrant'],
      resources: [keyArn],
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ];
}
