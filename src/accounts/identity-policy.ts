import {
  boundaryName,
  deploymentBoundaryName,
  deploymentPolicyName,
  gateRolePrefix,
  gatesRoleName,
  githubIssuer,
  metricSharingRoleName,
} from '../schema/account-names';
import type { Account } from './account';
import type { ManagedPolicy } from './policy';

/** Services whose own role is made with the first resource that needs it: "AWS services that work with IAM", IAM user guide. */
const serviceLinked = [
  'access-analyzer',
  'autoscaling',
  'backup',
  'cloudtrail',
  'cloudwatch-crossaccount',
  'config',
  'config-conforms',
  'delivery.logs',
  'ecs',
  'ecs.application-autoscaling',
  'elasticloadbalancing',
  'guardduty',
  'malware-protection.guardduty',
  'ops.apigateway',
  'rds',
  'securityhub',
  'spot',
  'ssm',
  'wafv2',
].map((service) => `${service}.amazonaws.com`);

/** With a name of CloudFormation's making, which begins with the stack's, cut where that is long. */
const keptOfStackName = 20;

/**
 * What names of roles, managed policies and instance profiles of an account's stacks look like. Stacks of a stage begin with its name.
 */
export function namesOfIdentities({ platform, purposes, stacks }: Account): string[] {
  const prefixes = stacks.map(({ name, stage }) => (stage === undefined ? name.slice(0, keptOfStackName) : `${stage}-`));
  return [
    ...[...new Set(prefixes)].map((prefix) => `${prefix}*`),
    ...(purposes.includes('pipeline') ? [`${gateRolePrefix(platform)}*`] : []),
    ...(purposes.includes('environment') ? [metricSharingRoleName] : []),
  ];
}

/**
 * What CloudFormation may do in IAM: roles, policies and instance profiles of the platform's stacks alone, and no role without the boundary. Neither
 * users, groups nor keys, no identity provider but GitHub's in the pipeline's account, and nothing of what `carepath bootstrap` has made.
 *
 * PassRole does not say to which service: what may be passed has the boundary, and trusts one service already.
 */
export function identityPolicy(account: Account): ManagedPolicy {
  const { id, platform } = account;
  const arn = (resource: string) => `arn:aws:iam::${id}:${resource}`;
  const named = (kind: string) => namesOfIdentities(account).map((name) => arn(`${kind}/${name}`));
  const linked = arn('role/aws-service-role/*');
  return {
    name: deploymentPolicyName(platform, 'identity'),
    description: `What CloudFormation may do for the stacks of ${platform}: roles within the boundary, their policies, instance profiles`,
    statements: [
      {
        Sid: 'RolesWithinTheBoundary',
        Effect: 'Allow',
        Action: iam('CreateRole PutRolePermissionsBoundary PutRolePolicy AttachRolePolicy'),
        Resource: named('role'),
        Condition: { StringEquals: { 'iam:PermissionsBoundary': arn(`policy/${boundaryName(platform)}`) } },
      },
      {
        Sid: 'Roles',
        Effect: 'Allow',
        Action: iam(
          'GetRole GetRolePolicy ListRolePolicies ListAttachedRolePolicies ListRoleTags ListInstanceProfilesForRole UpdateRole ' +
            'UpdateRoleDescription UpdateAssumeRolePolicy DeleteRolePolicy DetachRolePolicy TagRole UntagRole DeleteRole PassRole',
        ),
        Resource: named('role'),
      },
      {
        Sid: 'Policies',
        Effect: 'Allow',
        Action: iam(
          'CreatePolicy CreatePolicyVersion GetPolicy GetPolicyVersion ListPolicyVersions ListEntitiesForPolicy ListPolicyTags ' +
            'SetDefaultPolicyVersion DeletePolicyVersion DeletePolicy TagPolicy UntagPolicy',
        ),
        Resource: named('policy'),
      },
      {
        Sid: 'InstanceProfiles',
        Effect: 'Allow',
        Action: iam(
          'CreateInstanceProfile GetInstanceProfile AddRoleToInstanceProfile RemoveRoleFromInstanceProfile DeleteInstanceProfile ' +
            'TagInstanceProfile UntagInstanceProfile',
        ),
        Resource: named('instance-profile'),
      },
      ...(account.purposes.includes('pipeline')
        ? [
            {
              Sid: 'SignInOfWorkflows',
              Effect: 'Allow' as const,
              // As the handlers of AWS::IAM::OIDCProvider have it.
              Action: iam(
                'CreateOpenIDConnectProvider GetOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint AddClientIDToOpenIDConnectProvider ' +
                  'RemoveClientIDFromOpenIDConnectProvider TagOpenIDConnectProvider UntagOpenIDConnectProvider ' +
                  'ListOpenIDConnectProviderTags DeleteOpenIDConnectProvider',
              ),
              Resource: arn(`oidc-provider/${githubIssuer}`),
            },
          ]
        : []),
      {
        Sid: 'ServiceLinkedRoles',
        Effect: 'Allow',
        Action: iam('CreateServiceLinkedRole DeleteServiceLinkedRole'),
        Resource: linked,
        Condition: { StringEquals: { 'iam:AWSServiceName': serviceLinked } },
      },
      {
        Sid: 'UseOfServiceLinkedRoles',
        Effect: 'Allow',
        Action: iam('GetRole PassRole UpdateRoleDescription GetServiceLinkedRoleDeletionStatus'),
        Resource: linked,
      },
      {
        Sid: 'NotWhatBoundsIt',
        Effect: 'Deny',
        Action: iam(
          'UpdateAssumeRolePolicy PutRolePolicy AttachRolePolicy DetachRolePolicy DeleteRolePolicy DeleteRole ' +
            'DeleteRolePermissionsBoundary CreatePolicyVersion SetDefaultPolicyVersion DeletePolicyVersion DeletePolicy',
        ),
        Resource: keptFromDeployments(platform).map(arn),
      },
    ],
  };
}

/** What no deployment may change, by ARN behind the account: it is what bounds deployments, and what reads them. */
export function keptFromDeployments(platform: string): string[] {
  const policies = [boundaryName(platform), deploymentBoundaryName(platform), deploymentPolicyName(platform, '*')];
  return [...policies.map((name) => `policy/${name}`), `role/${gatesRoleName(platform)}`, 'role/cdk-*'];
}

function iam(actions: string): string[] {
  return actions.split(' ').map((action) => `iam:${action}`);
}
