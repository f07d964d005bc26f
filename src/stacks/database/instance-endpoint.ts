import type { DatabaseEndpoint } from '../service/database-access';

/**
 * One instance, as other stacks reach it: straight, past any proxy. Each of its values is exported, from the release that makes the instance
 * to the one that lets it go: who reads another instance than before changes an import, and no export.
 */
export interface InstanceEndpoint extends DatabaseEndpoint {
  readonly instanceIdentifier: string;
  /** What it was given; it grows by itself. */
  readonly storageGiB: number;
  /** Of the master user's secret, which RDS makes under the key below, and rotates. */
  readonly masterSecretArn: string;
  /** What the instance, its secret, logs and backups are encrypted with. */
  readonly encryptionKeyArn: string;
}
