import type { ResolvedResource } from '../../assembly/resolved-resource';
import type { Template, Value } from '../../assembly/template';

/** Where a stack lives. */
export interface StackLocation {
  readonly account: string;
  readonly region: string;
  readonly name: string;
}

/** A stack as it stands in the simulated cloud. Never changed: an operation puts another in its place. */
export interface DeployedStack extends StackLocation {
  readonly status: StackStatus;
  readonly template: Template;
  readonly resources: ReadonlyMap<string, DeployedResource>;
  readonly outputs: ReadonlyMap<string, Value>;
  /** Value by export name. */
  readonly exports: ReadonlyMap<string, Value>;
  /** Names of the exports that it imports. */
  readonly imports: ReadonlySet<string>;
  readonly terminationProtection: boolean;
}

/** `ROLLBACK_COMPLETE`: its creation failed; nothing of it is left but its name, and it can only be deleted. */
export type StackStatus = 'CREATE_COMPLETE' | 'UPDATE_COMPLETE' | 'UPDATE_ROLLBACK_COMPLETE' | 'ROLLBACK_COMPLETE';

export interface DeployedResource extends ResolvedResource {
  readonly deletionPolicy: string | undefined;
  readonly updateReplacePolicy: string | undefined;
  /** What no second resource may have while this one is there. */
  readonly uniqueKeys: readonly string[];
}

export function keyOf({ account, region, name }: StackLocation): string {
  return `${account}/${region}/${name}`;
}
