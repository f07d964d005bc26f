import { Refused } from '../../assembly/refusal';
import type { Value, ValueMap } from '../../assembly/template';

interface Update {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly before: ValueMap;
  readonly after: ValueMap;
}

/** Sizes that can only grow, by the user guides of RDS ("Working with storage") and EBS ("Modify a volume"). */
const growing: { readonly [type: string]: string | undefined } = {
  'AWS::RDS::DBInstance': 'AllocatedStorage',
  'AWS::EC2::Volume': 'Size',
};

/** Versions that can only rise: what RDS offers as `ValidUpgradeTarget` is always later. */
const rising: { readonly [type: string]: string | undefined } = {
  'AWS::RDS::DBInstance': 'EngineVersion',
  'AWS::RDS::DBCluster': 'EngineVersion',
};

/**
 * Changes in place that the service refuses, because they lead back. They decide about a way back, which is why they are here and the validity of
 * other properties is not.
 * @throws Refused
 */
export function checkOneWay({ stack, logicalId, type, before, after }: Update): void {
  const [size, version] = [growing[type] ?? '', rising[type] ?? ''];
  if (Number(after[size]) < Number(before[size])) {
    throw new Refused(
      'cannot-shrink',
      `${stack}: ${logicalId} (${type}) cannot go from ${String(before[size])} to ${String(after[size])} GiB (${size}): storage only grows`,
      `Leave ${size} at ${String(before[size])} or more; a smaller one is another database, to which the data moves.`,
      logicalId,
    );
  }
  if (isEarlier(after[version], before[version])) {
    throw new Refused(
      'cannot-downgrade',
      `${stack}: ${logicalId} (${type}) cannot go from ${String(before[version])} back to ${String(after[version])} (${version})`,
      `Leave ${version} at ${String(before[version])}; the earlier version is in the snapshots from before the upgrade.`,
      logicalId,
    );
  }
}

/** Part by part, as numbers: 16.9 is before 16.10. What is no plain version is not judged. */
function isEarlier(one: Value | undefined, other: Value | undefined): boolean {
  const [left, right] = [one, other].map((version) => String(version).split('.').map(Number));
  if (!left || !right || [...left, ...right].some(Number.isNaN)) return false;
  const index = left.findIndex((part, position) => part !== (right[position] ?? 0));
  return index >= 0 && (left[index] ?? 0) < (right[index] ?? 0);
}
