/** Of the container that runs a migration. The runner finds its exit code by this, and its log: streams begin with the service's name and this. */
export const containerName = 'Migration';

/** Begins the names of the snapshots that are taken before migrations. */
export const snapshotPrefix = 'migration-';
