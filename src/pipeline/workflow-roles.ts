import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { IRepository } from 'aws-cdk-lib/aws-ecr';
import { CfnOIDCProvider, ManagedPolicy, PolicyStatement, Role, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { gateRolePrefix, gatesRoleName, githubIssuer as issuer } from '../schema/account-names';
import type { Platform, Repository } from '../schema/platform';

const audience = 'sts.amazonaws.com';

export interface WorkflowRolesProps {
  readonly platform: Platform;
  /** One for each service. */
  readonly repositories: readonly IRepository[];
}

/**
 * What GitHub's workflows may do in AWS: read, for as long as a job runs, and only jobs of the branch that is deployed. No key of an account
 * is kept at GitHub. Every job of that branch may take either role, whichever workflow it is of: a test holds which of them ask for a token.
 */
export class WorkflowRoles extends Construct {
  private readonly login: WebIdentityPrincipal;

  constructor(scope: Construct, id: string, { platform, repositories }: WorkflowRolesProps) {
    super(scope, id);
    const { partition, account } = Stack.of(this);
    // An account has one for each issuer, and its ARN follows from that: whoever made it, roles may name it.
    const provider =
      platform.pipeline.githubProvider === 'create'
        ? new CfnOIDCProvider(this, 'GitHub', { url: `https://${issuer}`, clientIdList: [audience] }).attrArn
        : `arn:${partition}:iam::${account}:oidc-provider/${issuer}`;
    this.login = new WebIdentityPrincipal(provider, {
      StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subjectOf(platform.repository) },
    });

    this.addRole('Images', 'CAREPATH_IMAGE_ROLE', 'Looks at images before they are released', [
      new PolicyStatement({
        actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:DescribeImageScanFindings'],
        resources: repositories.map(({ repositoryArn }) => repositoryArn),
      }),
    ]);
    // The role that it takes there trusts names alone: no ARN of this account is known when the bootstrap makes it.
    const roleName = `${gateRolePrefix(platform.name)}drift`;
    const description = 'Takes the role of the gates in each environment, to look for drift';
    this.addRole(
      'Drift',
      'CAREPATH_DRIFT_ROLE',
      description,
      [
        new PolicyStatement({
          actions: ['sts:AssumeRole'],
          // Made by the bootstrap in each environment's account, under a name that the gates know.
          resources: [
            ...new Set(platform.environments.map((one) => `arn:${partition}:iam::${one.account}:role/${gatesRoleName(platform.name)}`)),
          ],
        }),
      ],
      roleName,
    );
  }

  /** @param variable of the repository on GitHub, which names the role to its workflow */
  private addRole(id: string, variable: string, description: string, statements: PolicyStatement[], roleName?: string): void {
    const role = new Role(this, id, {
      assumedBy: this.login,
      description,
      ...(roleName && { roleName }),
      managedPolicies: [new ManagedPolicy(this, `${id}Policy`, { statements })],
    });
    new CfnOutput(this, `${id}Arn`, { value: role.roleArn, description: `Variable ${variable} of the repository on GitHub` });
  }
}

/**
 * The subject of a token for a job on the branch. With ids where GitHub issues immutable subjects, as it does for newer repositories: a
 * name can be given up and taken by another owner, an id cannot.
 * @see https://docs.github.com/en/actions/concepts/security/openid-connect
 */
function subjectOf({ owner, name, branch, ids }: Repository): string {
  const [ownerId, repositoryId] = ids.split('/');
  const repository = repositoryId === undefined ? `${owner}/${name}` : `${owner}@${ownerId}/${name}@${repositoryId}`;
  return `repo:${repository}:ref:refs/heads/${branch}`;
}
