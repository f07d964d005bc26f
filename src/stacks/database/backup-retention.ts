import { Duration } from 'aws-cdk-lib';

/** How long snapshots are kept, in the vault and in the vault of their copies. */
export const backupRetention = { daily: Duration.days(35), monthly: Duration.days(365) } as const;
