import { Duration, Stack } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { vaultSchedule } from '../../schema/database-windows';
import type { CopyTarget } from './backup-copies-stack';
import { copyStatements, snapshotStatements } from './backup-permissions';
import { backupRetention } from './backup-retention';
import { LockedVault } from './locked-vault';

export interface BackupsProps {
  /**
   * Each by the name of its selection. One selection an instance, for none can change what it selects: an instance is backed up from its first
   * day to its last, whichever serves.
   */
  readonly instances: ReadonlyMap<string, DatabaseInstance>;
  readonly encryptionKey: IKey;
  /** Start of the vault's name. */
  readonly prefix: string;
  /** Locks the vault. */
  readonly lock: boolean;
  /** Where each snapshot is copied to. @default - nowhere */
  readonly copyTo?: CopyTarget;
}

/**
 * Snapshots in a vault of their own, out of reach of whoever can delete the instance and its automated backups: daily ones for 35 days,
 * monthly ones for a year.
 *
 * Not continuous: AWS Backup would then take over the instance's own backup window and retention, and drift from the template.
 */
export class Backups extends Construct {
  constructor(scope: Construct, id: string, { instances, encryptionKey, prefix, lock, copyTo }: BackupsProps) {
    super(scope, id);
    const { daily, monthly } = backupRetention;
    const vault = new LockedVault(this, 'Vault', { prefix, encryptionKey, lock, minRetention: daily });
    const copyVault = copyTo && BackupVault.fromBackupVaultArn(this, 'Copies', copyTo.vaultArn);
    const rule = (ruleName: string, scheduleExpression: Schedule, deleteAfter: Duration) =>
      new BackupPlanRule({
        ruleName,
        scheduleExpression,
        deleteAfter,
        // Left to itself, AWS Backup would start within eight hours, and so within the instance's own windows, in which its snapshots fail.
        startWindow: Duration.hours(vaultSchedule.startWithinHours),
        copyActions: copyVault ? [{ destinationBackupVault: copyVault, deleteAfter }] : [],
      });
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: prefix,
      backupVault: vault,
      backupPlanRules: [
        rule('Daily', Schedule.cron({ hour: `${vaultSchedule.dailyHour}`, minute: '0' }), daily),
        rule('Monthly', Schedule.cron({ day: '1', hour: `${vaultSchedule.monthlyHour}`, minute: '0' }), monthly),
      ],
    });
    const statements = [
      ...snapshotStatements(this, { instances: [...instances.values()], vault, encryptionKey }),
      ...(copyTo ? copyStatements(this, vault, copyTo) : []),
    ];
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      managedPolicies: [new ManagedPolicy(this, 'Policy', { statements })],
    });
    for (const [name, instance] of instances) {
      plan.addSelection(name, { resources: [BackupResource.fromRdsDatabaseInstance(instance)], role, disableDefaultBackupPolicy: true });
    }
  }
}
