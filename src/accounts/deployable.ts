import { besideHandlers, withoutHandlers } from './beyond-handlers';
import handlers from './handler-permissions.json';

/** What an account is for. An account may be both. */
export type Purpose = 'pipeline' | 'environment';

/** What CloudFormation has to be allowed for a resource type, by type, and in which accounts the platform's stacks bring it. */
export type Deployable = Readonly<Record<string, { readonly in: Purpose | 'both'; readonly actions: readonly string[] }>>;

const table: Deployable = { ...(handlers as Deployable), ...withoutHandlers };

/** Every type that CloudFormation may make in accounts of these purposes, whatever configuration says. */
export function deployableTypes(purposes: readonly Purpose[]): readonly string[] {
  return Object.keys(table)
    .filter((type) => isDeployable(type, purposes))
    .sort();
}

/** Whether the policies of such an account allow a type. A custom resource is its function's business: CloudFormation only calls that. */
export function isDeployable(type: string, purposes: readonly Purpose[]): boolean {
  if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource') return true;
  const entry = table[type];
  return entry !== undefined && (entry.in === 'both' || purposes.some((purpose) => purpose === entry.in));
}

/** What CloudFormation calls, IAM's own actions left out: `identity.ts` says which of those it may call, on what. */
export function actionsOf(type: string): readonly string[] {
  const beside = besideHandlers.filter(({ types }) => types.test(type)).flatMap(({ actions }) => actions);
  return [...(table[type]?.actions ?? []), ...beside];
}
