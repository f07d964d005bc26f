export interface Database {
  readonly engine: 'postgres' | 'mysql';
  /** Full engine version, such as `17.6` or `8.4.7`. */
  readonly version: string;
  /** Without the `db.` prefix, such as `t4g.medium`. */
  readonly instanceType: string;
  readonly storageGiB: number;
  /** Storage autoscaling ends here. */
  readonly maxStorageGiB: number;
  readonly multiAz: boolean;
  readonly backupRetentionDays: number;
  /** Where AWS Backup copies each snapshot to, or `none`. */
  readonly backupCopyRegion: string;
  /** When RDS takes its own backup: every day, `hh:mm-hh:mm` in UTC, such as `23:30-00:30`. */
  readonly backupWindow: string;
  /** When RDS may change versions and hardware: once a week, in UTC, such as `Sun:04:00-Sun:05:00`. Clear of every backup. */
  readonly maintenanceWindow: string;
  /** Whether services connect through RDS Proxy, which signs in to the instance with IAM, as they do to it. */
  readonly proxy: boolean;
  /** Name of the instance that services read and write: `original`, or a restore's. */
  readonly serving: string;
  /** Whether the instance that the environment began with is still the stack's. `released`: it stays or leaves a snapshot, by itself. */
  readonly original: 'kept' | 'released';
  /** Instances beside it, each from a backup. */
  readonly restores: readonly Restore[];
  /** Of Database Insights: `standard` keeps a week of figures; `advanced` fifteen months, with more of them, at a price for each vCPU. */
  readonly insights: 'standard' | 'advanced';
}

/** An instance that begins with what another one held: from a snapshot, or from the automated backups of an instance at a point in time. */
export interface Restore {
  /** Begins its identifier and its constructs' names. */
  readonly name: string;
  /** Identifier or ARN; empty where it comes from a point in time. */
  readonly snapshot: string;
  /** Of the instance whose backups are used, such as `db-ABCDEFGHIJKL01234`; empty where it comes from a snapshot. */
  readonly sourceResourceId: string;
  /** In UTC, such as `2026-11-20T14:03:00Z`, or `latest`; empty where it comes from a snapshot. */
  readonly restoreTime: string;
  /** At least what the source had by then. */
  readonly storageGiB: number;
}
