import { boundaryName, deploymentBoundaryName, githubIssuer } from '../schema/account-names';
import type { Account } from './account';
import { keptFromDeployments } from './identity-policy';
import type { ManagedPolicy, Statement } from './policy';

/** Services that decide about accounts and identities: nothing that runs has business there. */
const aboveAll = ['iam:*', 'organizations:*', 'account:*', 'sts:*', 'sso:*', 'identitystore:*', 'billing:*', 'payments:*'];

/** Who could do these could work unseen, or put data beyond the owner's reach. */
const tampering = [
  'cloudtrail:DeleteTrail cloudtrail:StopLogging cloudtrail:UpdateTrail cloudtrail:PutEventSelectors',
  'config:DeleteConfigurationRecorder config:StopConfigurationRecorder config:DeleteDeliveryChannel config:DeleteConformancePack',
  'guardduty:DeleteDetector guardduty:UpdateDetector guardduty:CreateFilter securityhub:DisableSecurityHub',
  'securityhub:BatchDisableStandards access-analyzer:DeleteAnalyzer access-analyzer:CreateArchiveRule',
  'kms:ScheduleKeyDeletion kms:DisableKey kms:PutKeyPolicy',
  's3:BypassGovernanceRetention s3:PutBucketPolicy s3:DeleteBucketPolicy s3:PutBucketPublicAccessBlock s3:PutBucketAcl',
  'backup:DeleteBackupVault backup:DeleteBackupVaultLockConfiguration backup:DeleteRecoveryPoint',
  'logs:DeleteLogGroup rds:DeleteDBInstance ec2:CreateVpcPeeringConnection',
].flatMap((line) => line.split(' '));

/**
 * What no role of the platform's stacks can do, whatever its policies come to say. It grants nothing; each role's own policies do that, and
 * `carepath access` judges them.
 */
export function boundary({ id, platform, pipeline }: Account): ManagedPolicy {
  return {
    name: boundaryName(platform),
    description: `Bounds every role of the stacks of ${platform}`,
    statements: [
      { Sid: 'NeitherAccountsNorIdentities', Effect: 'Allow', NotAction: aboveAll, Resource: '*' },
      {
        // AWS Config records roles; services are handed the role that they run under.
        Sid: 'ReadingAndPassing',
        Effect: 'Allow',
        Action: ['iam:Get*', 'iam:List*', 'iam:PassRole', 'iam:GenerateCredentialReport', 'organizations:Describe*', 'organizations:List*'],
        Resource: '*',
      },
      // The pipeline goes to other accounts under the roles of the bootstrap stacks and of the gates, and at home under its own.
      ...(id === pipeline
        ? ([
            {
              Sid: 'RolesOfDeliveryAlone',
              Effect: 'Allow',
              Action: ['sts:AssumeRole', 'sts:TagSession'],
              Resource: ['arn:aws:iam::*:role/cdk-*', `arn:aws:iam::*:role/${platform}-*`],
            },
          ] as const)
        : []),
      { Sid: 'NoTampering', Effect: 'Deny', Action: tampering, Resource: '*' },
    ],
  };
}

/** What CloudFormation's role cannot do, whatever somebody may attach to it: make a role without the boundary, or take one away. */
export function deploymentBoundary({ id, platform, purposes }: Account): ManagedPolicy {
  const bounded = `arn:aws:iam::${id}:policy/${boundaryName(platform)}`;
  const deny = (Sid: string, Action: readonly string[], Resource: Statement['Resource'] = '*', Condition?: Statement['Condition']) => ({
    Sid,
    Effect: 'Deny' as const,
    Action,
    Resource,
    ...(Condition && { Condition }),
  });
  return {
    name: deploymentBoundaryName(platform),
    description: `Bounds CloudFormation's own role in the accounts of ${platform}`,
    statements: [
      { Sid: 'Resources', Effect: 'Allow', NotAction: aboveAll.filter((action) => action !== 'iam:*'), Resource: '*' },
      deny('NoRoleWithoutTheBoundary', ['iam:CreateRole', 'iam:PutRolePermissionsBoundary'], '*', {
        StringNotEquals: { 'iam:PermissionsBoundary': bounded },
      }),
      deny('NoWayOutOfIt', ['iam:DeleteRolePermissionsBoundary']),
      deny('NoPeople', [
        'iam:CreateUser',
        'iam:CreateGroup',
        'iam:CreateAccessKey',
        'iam:CreateLoginProfile',
        'iam:CreateSAMLProvider',
        'iam:UpdateAccountPasswordPolicy',
      ]),
      purposes.includes('pipeline')
        ? {
            Sid: 'NoSignInButOfWorkflows',
            Effect: 'Deny' as const,
            Action: ['iam:CreateOpenIDConnectProvider'],
            NotResource: `arn:aws:iam::${id}:oidc-provider/${githubIssuer}`,
          }
        : deny('NoSignInOfOthers', ['iam:CreateOpenIDConnectProvider']),
      deny(
        'NotWhatBoundsIt',
        [
          'iam:UpdateAssumeRolePolicy',
          'iam:PutRolePolicy',
          'iam:AttachRolePolicy',
          'iam:DetachRolePolicy',
          'iam:DeleteRole',
          'iam:CreatePolicyVersion',
          'iam:SetDefaultPolicyVersion',
          'iam:DeletePolicyVersion',
          'iam:DeletePolicy',
        ],
        keptFromDeployments(platform).map((resource) => `arn:aws:iam::${id}:${resource}`),
      ),
      deny('NoDataPastItsLock', ['s3:BypassGovernanceRetention', 'backup:DeleteBackupVaultLockConfiguration']),
    ],
  };
}
