import type { Resource } from '../assembly/template';
import { gateRolePrefix, gatesRoleName } from '../schema/account-names';
import type { Account } from './account';
import handlers from './handler-permissions.json';

/** What posture, bake and review ask of an environment's account: how things are, and nothing of the data that they hold. */
export const gateReads: readonly string[] = [
  'cloudformation:GetTemplate',
  'cloudformation:ListStacks',
  'cloudformation:ListStackResources',
  'cloudformation:DescribeStacks',
  'cloudformation:DescribeStackResources',
  'cloudformation:DescribeStackResourceDrifts',
  'cloudformation:DetectStackDrift',
  'cloudformation:DetectStackResourceDrift',
  'cloudformation:DescribeStackDriftDetectionStatus',
  'cloudwatch:DescribeAlarms',
  'cloudwatch:GetMetricData',
  'config:DescribeConformancePacks',
  'config:DescribeConformancePackStatus',
  'config:DescribeConformancePackCompliance',
  'config:GetConformancePackComplianceDetails',
  'config:GetConformancePackComplianceSummary',
  'config:DescribeComplianceByResource',
  'config:GetComplianceDetailsByResource',
  'ecr:DescribeImages',
  'ecs:DescribeClusters',
  'ecs:DescribeServices',
  'ecs:DescribeTaskDefinition',
  'ecs:DescribeTasks',
  'ecs:ListClusters',
  'ecs:ListServices',
  'ecs:ListTasks',
  'securityhub:GetFindings',
];

/** Reading of what the data is, and of what opens it: drift of a secret's value is nobody's business. */
const readsOfData = ['secretsmanager:GetSecretValue', 'secretsmanager:GetRandomPassword'];

/** IAM has no handlers in the table: CloudFormation's execution policy grants it apart. */
const identityReads = [
  ...['GetInstanceProfile', 'GetPolicy', 'GetPolicyVersion', 'GetRole', 'GetRolePolicy'],
  ...[
    'ListAttachedRolePolicies',
    'ListInstanceProfilesForRole',
    'ListPolicyTags',
    'ListPolicyVersions',
    'ListRolePolicies',
    'ListRoleTags',
  ],
].map((action) => `iam:${action}`);

/**
 * What drift detection reads: CloudFormation asks for each resource under the rights of who started it, by the calls of the type's own read
 * handler. Settings only: nothing in the list opens an object, a row, a log or a secret.
 */
export function driftReads(): string[] {
  const actions = Object.values(handlers)
    .filter((type) => type.in !== 'pipeline')
    .flatMap((type) => type.actions)
    .filter((action) => /:(Describe|Get|List)/.test(action) || action === 'apigateway:GET');
  return [...new Set([...actions, ...identityReads])].filter((action) => !readsOfData.includes(action)).sort();
}

/** The role under which gates read an environment's account. */
export function gatesRole({ platform, pipeline, regions }: Account): Resource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: gatesRoleName(platform),
      Description: `The gates of ${platform} read this account under it, from the pipeline`,
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { AWS: `arn:aws:iam::${pipeline}:root` },
            Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${pipeline}:role/${gateRolePrefix(platform)}*` } },
          },
        ],
      },
      Policies: [
        {
          PolicyName: 'drift',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: driftReads(),
                Resource: '*',
                Condition: { StringEquals: { 'aws:RequestedRegion': [...regions] } },
              },
            ],
          },
        },
        {
          PolicyName: 'reads',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: [...gateReads],
                Resource: '*',
                Condition: { StringEquals: { 'aws:RequestedRegion': [...regions] } },
              },
            ],
          },
        },
      ],
    },
  };
}
