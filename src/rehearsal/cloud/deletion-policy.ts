import type { DeployedResource } from './deployed-stack';

/** What becomes of a resource that its stack no longer has. Source: CloudFormation's reference of the `DeletionPolicy` attribute. */
export function deletionPolicyOf({ type, properties, deletionPolicy }: DeployedResource): string {
  if (deletionPolicy !== undefined) return deletionPolicy;
  const snapshotByDefault =
    type === 'AWS::RDS::DBCluster' || (type === 'AWS::RDS::DBInstance' && properties.DBClusterIdentifier === undefined);
  return snapshotByDefault ? 'Snapshot' : 'Delete';
}

/** What becomes of the old resource when another replaces it. The default is to delete it, whatever the deletion policy says. */
export function replacementPolicyOf({ updateReplacePolicy }: DeployedResource): string {
  return updateReplacePolicy ?? 'Delete';
}

export function isRetained(policy: string): boolean {
  return policy === 'Retain' || policy === 'RetainExceptOnCreate';
}

/** Kept even when the operation that made it is rolled back. That is what `RetainExceptOnCreate` is there to avoid. */
export function survivesItsOwnRollback({ deletionPolicy }: DeployedResource): boolean {
  return deletionPolicy === 'Retain';
}
