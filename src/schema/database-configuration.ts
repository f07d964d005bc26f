export interface DatabaseConfiguration {
  /** @default 'postgres' */
  readonly engine?: 'postgres' | 'mysql';
  /** @default - '17.9' for postgres, '8.4.9' for mysql */
  readonly version?: string;
  /** Without the `db.` prefix. @default 't4g.medium' */
  readonly instanceType?: string;
  /** @default 50 */
  readonly storageGiB?: number;
  /** @default - four times `storageGiB` */
  readonly maxStorageGiB?: number;
  /** @default - true / false */
  readonly multiAz?: boolean;
  /** @default - 35 / 7 */
  readonly backupRetentionDays?: number;
  /** A second Region for each snapshot of AWS Backup; it has to be bootstrapped. @default 'none' */
  readonly backupCopyRegion?: string;
  /** Daily, in UTC; over midnight too. @default '02:00-03:00' */
  readonly backupWindow?: string;
  /** Weekly, in UTC. @default 'Sun:04:00-Sun:05:00' */
  readonly maintenanceWindow?: string;
  /** Whether services connect through RDS Proxy; paid for by the vCPU of the instance. @default false */
  readonly proxy?: boolean;
  /** Name of the instance that services use: `original`, or one of `restores`. @default 'original' */
  readonly serving?: string;
  /** `released` once another one serves and this one is to leave the stack. @default 'kept' */
  readonly original?: 'kept' | 'released';
  /** Instances restored beside it. The steps are in `src/stacks/database/README.md`. @default - none */
  readonly restores?: readonly RestoreConfiguration[];
  /** Of Database Insights. @default 'standard' */
  readonly insights?: 'standard' | 'advanced';
}

/** From a snapshot, or from an instance at a time; what is written stays written for as long as the instance does. */
export interface RestoreConfiguration {
  readonly name: string;
  /** @default - none: it comes from a point in time */
  readonly snapshot?: string;
  /** @default - none: it comes from a snapshot */
  readonly sourceResourceId?: string;
  /** `2026-11-20T14:03:00Z` or `latest`. @default - none: it comes from a snapshot */
  readonly restoreTime?: string;
  /** @default - as `database.storageGiB` */
  readonly storageGiB?: number;
}
