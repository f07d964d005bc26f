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
  /** When RDS takes its own backup: every day, `hh:mm-hh:mm` in UTC, such as `23:30-00:30`. */
  readonly backupWindow: string;
  /** When RDS may change versions and hardware: once a week, in UTC, such as `Sun:04:00-Sun:05:00`. Clear of every backup. */
  readonly maintenanceWindow: string;
  /** Whether services connect through RDS Proxy, which signs in to the instance with IAM, as they do to it. */
  readonly proxy: boolean;
  /** Of Database Insights: `standard` keeps a week of figures; `advanced` fifteen months, with more of them, at a price for each vCPU. */
  readonly insights: 'standard' | 'advanced';
}
