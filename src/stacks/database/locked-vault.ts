import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupVault } from 'aws-cdk-lib/aws-backup';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { generatedName } from './generated-name';

export interface LockedVaultProps {
  /** Start of its name. */
  readonly prefix: string;
  readonly encryptionKey: IKey;
  /** Locks it: from three days after its creation nobody, the root user included, can shorten or undo what it keeps. */
  readonly lock: boolean;
  /** Of the shortest-lived of what it is to keep. */
  readonly minRetention: Duration;
}

/** A vault for snapshots, which nobody who can delete a database can empty. One that holds anything cannot be deleted: it is always retained. */
export class LockedVault extends BackupVault {
  constructor(scope: Construct, id: string, { prefix, encryptionKey, lock, minRetention }: LockedVaultProps) {
    super(scope, id, {
      backupVaultName: generatedName(prefix),
      encryptionKey,
      blockRecoveryPointDeletion: lock,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      lockConfiguration: lock ? { minRetention, changeableFor: Duration.days(3) } : undefined,
    });
  }
}
