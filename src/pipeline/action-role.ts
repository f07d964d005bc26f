import { ArnPrincipal, type IRole, ManagedPolicy, type PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export interface ActionRoleProps {
  /** The pipeline's role, which alone may assume this one. */
  readonly pipelineRole: IRole;
  /** Everything the action may do. */
  readonly statements: readonly PolicyStatement[];
}

/**
 * The role under which the pipeline runs an action of ours. Left alone, the library makes one for each action, trusts the whole account,
 * and grows an inline policy: a new environment would bring new roles, and new findings.
 */
export function actionRole(scope: Construct, id: string, { pipelineRole, statements }: ActionRoleProps): IRole {
  const role = new Role(scope, id, {
    assumedBy: new ArnPrincipal(pipelineRole.roleArn),
    managedPolicies: [new ManagedPolicy(scope, `${id}Policy`, { statements: [...statements] })],
  });
  role.grantAssumeRole(pipelineRole);
  return role.withoutPolicyUpdates();
}
