import type { Resource } from '../assembly/template';
import { gateRolePrefix, gatesRoleName } from '../schema/account-names';
import type { Account } from './account';

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

/**
 * The role under which gates read an environment's account. Drift detection also reads each resource under the caller's own permissions; what the
 * role may not read there is reported as not checked, and is no drift.
 */
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
