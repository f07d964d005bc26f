/**
 * Names, the same in every account of a platform, of what `carepath bootstrap` makes before the first promotion. Templates name the boundary, and
 * the pipeline's account names the gates' role, so that both halves have to know them.
 */

/** Managed policy that bounds every role of the platform's stacks: CloudFormation may make none without it. */
export function boundaryName(platform: string): string {
  return `${platform}-boundary`;
}

/** Managed policy that bounds CloudFormation's own role, whatever somebody may attach to it. */
export function deploymentBoundaryName(platform: string): string {
  return `${platform}-deployment-boundary`;
}

/** Role in an environment's account under which gates read it. */
export function gatesRoleName(platform: string): string {
  return `${platform}-gates`;
}

/** What the names of the gates' roles in the pipeline's account begin with: the gates' role of an environment trusts these alone. */
export function gateRolePrefix(platform: string): string {
  return `${platform}-gate-`;
}

/** Prescribed by AWS: the console of the pipeline's account reads an environment's metrics under it. */
export const metricSharingRoleName = 'CloudWatch-CrossAccountSharingRole';

/** One of the managed policies that CloudFormation's role has in place of `AdministratorAccess`. */
export function deploymentPolicyName(platform: string, subject: string): string {
  return `${platform}-deployment-${subject}`;
}

/** Who signs the tokens of GitHub's workflows; an account's identity provider for them has this name. */
export const githubIssuer = 'token.actions.githubusercontent.com';
