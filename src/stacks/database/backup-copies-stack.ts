import { ReferenceStrength, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Environment } from '../../schema/environment';
import { EncryptionKey } from '../encryption-key';
import { EnvironmentStack } from '../environment-stack';
import { backupRetention } from './backup-retention';
import { LockedVault } from './locked-vault';

/** Where snapshots are copied to. */
export interface CopyTarget {
  readonly region: string;
  readonly vaultArn: string;
  readonly keyArn: string;
}

/**
 * A second vault, in another Region and under a key of that Region: what is left when the environment's own is out of reach. Locked as the first,
 * and retained as it is: an environment that no longer copies leaves this stack behind, with what it holds.
 */
export class BackupCopiesStack extends EnvironmentStack {
  private readonly vault: LockedVault;
  private readonly encryptionKey: EncryptionKey;

  constructor(scope: Construct, environment: Environment) {
    const { name, database, protectData } = environment;
    super(scope, 'database-copies', {
      environment,
      region: database.backupCopyRegion,
      description: "Copies of the database's backups, away from its Region",
    });
    this.encryptionKey = new EncryptionKey(this, 'Key', { description: 'Copies of database backups', retain: true });
    this.vault = new LockedVault(this, 'Vault', {
      prefix: `${name}-database-copies`,
      encryptionKey: this.encryptionKey,
      lock: protectData,
      minRetention: backupRetention.daily,
    });
  }

  /** Weak, as CloudFormation has no exports between Regions: see `EdgeGlobalStack`. Neither of the two is ever taken away. */
  targetFor(consumer: Stack): CopyTarget {
    consumer.addStackDependency(this, 'what is copied has a place to go to');
    return {
      region: this.region,
      vaultArn: Stack.consumeReference(this.vault.backupVaultArn, ReferenceStrength.WEAK),
      keyArn: Stack.consumeReference(this.encryptionKey.keyArn, ReferenceStrength.WEAK),
    };
  }
}
