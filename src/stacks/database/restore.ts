import type { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import type { Restore } from '../../schema/database';

/**
 * Makes an instance begin with what another one held. What comes along must not be asked for again: master user, database, encryption and key
 * are the source's. RDS then gives the master user a new password, in a secret of the new instance.
 *
 * By resource id and not by identifier: CloudFormation takes an instance with `SourceDBInstanceIdentifier` for a read replica, and ignores the
 * deletion policy of those; and the id stays good when the source has left the stack, or has gone and left its backups. All of it stays
 * written: without `DBSnapshotIdentifier` CloudFormation would make an empty instance in its place.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
 */
export function restoreFrom(instance: CfnDBInstance, { snapshot, sourceResourceId, restoreTime }: Restore): void {
  instance.masterUsername = undefined;
  instance.dbName = undefined;
  instance.storageEncrypted = undefined;
  instance.kmsKeyId = undefined;
  if (snapshot !== '') {
    instance.dbSnapshotIdentifier = snapshot;
    return;
  }
  instance.sourceDbiResourceId = sourceResourceId;
  if (restoreTime === 'latest') instance.useLatestRestorableTime = true;
  else instance.restoreTime = restoreTime;
}
