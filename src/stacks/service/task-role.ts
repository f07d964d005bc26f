import { Stack } from 'aws-cdk-lib';
import { type IManagedPolicy, type IRole, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/**
 * A role for tasks of this account alone, closed to the grants that the library would add inline.
 *
 * @param name begins the ids of the role and its policy
 */
export function taskRole(
  scope: Construct,
  name: string,
  statements: readonly PolicyStatement[],
  shared: readonly IManagedPolicy[] = [],
): IRole {
  const { account } = Stack.of(scope);
  const own = statements.length > 0 ? [new ManagedPolicy(scope, `${name}Policy`, { statements: [...statements] })] : [];
  const role = new Role(scope, `${name}Role`, {
    assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': account } } }),
    managedPolicies: [...own, ...shared],
  });
  return role.withoutPolicyUpdates();
}

/** Lets a role write one log group. */
export function writeStatement({ logGroupArn }: ILogGroup): PolicyStatement {
  return new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroupArn] });
}
