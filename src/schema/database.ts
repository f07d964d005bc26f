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
}
