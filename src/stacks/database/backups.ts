import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { vaultSchedule } from '../../schema/database-windows';
import { generatedName } from './generated-name';

const dailyKept = Duration.days(35);
const monthlyKept = Duration.days(365);

export interface BackupsProps {
  /**
   * Each by the name of its selection. One selection an instance, for none can change what it selects: an instance is backed up from its first
   * day to its last, whichever serves.
   */
  readonly instances: ReadonlyMap<string, DatabaseInstance>;
  readonly encryptionKey: IKey;
  /** Start of the vault's name. */
  readonly prefix: string;
  /** Locks the vault: from three days after its creation nobody, the root user included, can shorten or undo what it keeps. */
  readonly lock: boolean;
}

/**
 * Snapshots in a vault of their own, out of reach of whoever can delete the instance and its automated backups: daily ones for 35 days,
 * monthly ones for a year.
 *
 * Not continuous: AWS Backup would then take over the instance's own backup window and retention, and drift from the template.
 */
export class Backups extends Construct {
  constructor(scope: Construct, id: string, { instances, encryptionKey, prefix, lock }: BackupsProps) {
    super(scope, id);
    const vault = new BackupVault(this, 'Vault', {
      backupVaultName: generatedName(prefix),
      encryptionKey,
      blockRecoveryPointDeletion: lock,
      // A vault that holds anything cannot be deleted: retained in every environment.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      lockConfiguration: lock ? { minRetention: dailyKept, changeableFor: Duration.days(3) } : undefined,
    });
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: prefix,
      backupVault: vault,
      backupPlanRules: [
        rule('Daily', Schedule.cron({ hour: `${vaultSchedule.dailyHour}`, minute: '0' }), dailyKept),
        rule('Monthly', Schedule.cron({ day: '1', hour: `${vaultSchedule.monthlyHour}`, minute: '0' }), monthlyKept),
      ],
    });
    const role = this.role([...instances.values()], vault, encryptionKey);
    for (const [name, instance] of instances) {
      plan.addSelection(name, { resources: [BackupResource.fromRdsDatabaseInstance(instance)], role, disableDefaultBackupPolicy: true });
    }
  }

  /** AWS's own policy for backups covers every service and resource; this one, these instances and the snapshots that AWS Backup takes. */
  private role(instances: readonly DatabaseInstance[], vault: BackupVault, encryptionKey: IKey): Role {
    const { account, partition, region } = Stack.of(this);
    const snapshots = `arn:${partition}:rds:${region}:${account}:snapshot:awsbackup:*`;
    const policy = new ManagedPolicy(this, 'Policy', {
      statements: [
        new PolicyStatement({
          actions: ['rds:DescribeDBInstances', 'rds:ListTagsForResource', 'rds:CreateDBSnapshot', 'rds:DescribeDBSnapshots'],
          resources: instances.map(({ instanceArn }) => instanceArn),
        }),
        new PolicyStatement({
          actions: [
            'rds:CreateDBSnapshot',
            'rds:DescribeDBSnapshots',
            'rds:DeleteDBSnapshot',
            'rds:ModifyDBSnapshotAttribute',
            'rds:AddTagsToResource',
            'rds:ListTagsForResource',
          ],
          resources: [snapshots],
        }),
        new PolicyStatement({ actions: ['backup:DescribeBackupVault'], resources: [vault.backupVaultArn] }),
        new PolicyStatement({ actions: ['kms:DescribeKey'], resources: [encryptionKey.keyArn] }),
        new PolicyStatement({
          actions: ['kms:CreateGrant'],
          resources: [encryptionKey.keyArn],
          conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
        }),
      ],
    });
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': account } } }),
      managedPolicies: [policy],
    });
  }
}

/** Left to itself, AWS Backup would start within eight hours, and so within the instance's own windows, in which its snapshots fail. */
function rule(ruleName: string, scheduleExpression: Schedule, deleteAfter: Duration): BackupPlanRule {
  return new BackupPlanRule({ ruleName, scheduleExpression, deleteAfter, startWindow: Duration.hours(vaultSchedule.startWithinHours) });
}
