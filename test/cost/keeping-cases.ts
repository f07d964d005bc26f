import type { Case } from './case';

export const keepingCases: Readonly<Record<string, Case>> = {
  "a trail's bucket after a year, of which 90 days are kept": {
    resources: {
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 90 }] } } },
      Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { S3BucketName: { Ref: 'Bucket' } } },
    },
    load: { trailEvents: 10_000_000, ageMonths: 12 },
    // 10 million events of 1500 bytes, a tenth of it after compression: 1.5 GB a month; 30000 objects.
    usd: 1.5 * (90 / (730 / 24)) * 0.023 + 30 * 0.005,
  },
  'mails, and an association that runs an automation of five steps each day': {
    resources: {
      Mail: { Type: 'AWS::SNS::Subscription', Properties: { Protocol: 'email' } },
      Daily: { Type: 'AWS::SSM::Association', Properties: { ScheduleExpression: 'rate(1 day)' } },
    },
    load: { notifications: 100_000 },
    usd: 2 + (730 / 24) * 5 * 0.002,
  },
  'twenty releases through a pipeline of a source, a build, a deployment and an approval': {
    resources: {
      Pipeline: {
        Type: 'AWS::CodePipeline::Pipeline',
        Properties: {
          PipelineType: 'V2',
          Stages: [
            {
              Actions: [
                { Name: 'Source', ActionTypeId: { Category: 'Source', Provider: 'CodeStarSourceConnection' } },
                {
                  Name: 'Build',
                  ActionTypeId: { Category: 'Build', Provider: 'CodeBuild' },
                  Configuration: { ProjectName: { Ref: 'Project' } },
                  OutputArtifacts: [{ Name: 'assembly' }],
                },
                { Name: 'Deploy', ActionTypeId: { Category: 'Deploy', Provider: 'CloudFormation' } },
                { Name: 'Approve', ActionTypeId: { Category: 'Approval', Provider: 'Manual' } },
              ],
            },
          ],
        },
      },
      Project: {
        Type: 'AWS::CodeBuild::Project',
        Properties: { Environment: { ComputeType: 'BUILD_GENERAL1_SMALL', Type: 'LINUX_CONTAINER' } },
      },
      Images: { Type: 'AWS::ECR::Repository' },
    },
    pipeline: { releases: 20, buildMinutes: 10, actionMinutes: 3, imageGb: 2 },
    // Source and deployment take three minutes each; the approval is free.
    usd: 20 * (3 + 10 + 3) * 0.002 + 20 * 10 * 0.005 + 2 * 0.1,
  },
};
