import type { Value, ValueMap } from './template';

/** What decides about a resource that its stack no longer has, in either form in which it is known. */
export interface Departing {
  readonly type: string;
  readonly properties: ValueMap;
  readonly deletionPolicy: string | undefined;
  readonly updateReplacePolicy: string | undefined;
}

/** What becomes of a resource that its stack no longer has. Source: CloudFormation's reference of the `DeletionPolicy` attribute. */
export function deletionPolicyOf({ type, properties, deletionPolicy }: Pick<Departing, 'type' | 'properties' | 'deletionPolicy'>): string {
  if (deletionPolicy !== undefined) return deletionPolicy;
  const cluster: Value | undefined = properties.DBClusterIdentifier;
  const snapshotByDefault = type === 'AWS::RDS::DBCluster' || (type === 'AWS::RDS::DBInstance' && cluster === undefined);
  return snapshotByDefault ? 'Snapshot' : 'Delete';
}

/** What becomes of the old resource when another replaces it. The default is to delete it, whatever the deletion policy says. */
export function replacementPolicyOf({ updateReplacePolicy }: Pick<Departing, 'updateReplacePolicy'>): string {
  return updateReplacePolicy ?? 'Delete';
}

export function isRetained(policy: string): boolean {
  return policy === 'Retain' || policy === 'RetainExceptOnCreate';
}
