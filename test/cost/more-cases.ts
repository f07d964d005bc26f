import type { Case } from './cases';

export const edgeCases: Readonly<Record<string, Case>> = {
  'ten million requests through CloudFront, a web ACL with two rules and an HTTP API': {
    resources: {
      Cdn: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: { DefaultCacheBehavior: {} } } },
      Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'CLOUDFRONT', Rules: [{ Name: 'a' }, { Name: 'b' }] } },
      Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: 'api', StageName: '$default' } },
    },
    load: { requests: 10_000_000, requestKiB: 1, responseKiB: 10, cachedPercent: 20 },
    // A fifth never reaches the API; 102.4 GB go to viewers and 8.192 GB to the origin.
    usd: 10 + 102.4 * 0.085 + 8.192 * 0.02 + (5 + 2 + 6) + 8,
  },
  'a web ACL that looks at 48 KB of a body': {
    resources: {
      Acl: {
        Type: 'AWS::WAFv2::WebACL',
        Properties: { AssociationConfig: { RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_48' } } } },
      },
    },
    load: { requests: 1_000_000 },
    usd: 5 + 0.6 + 2 * 0.3,
  },
  'metrics of each of two routes': {
    resources: {
      One: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: 'api', RouteKey: 'GET /a' } },
      Two: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: 'api', RouteKey: 'GET /b' } },
      Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: 'api', DefaultRouteSettings: { DetailedMetricsEnabled: true } } },
    },
    usd: 2 * 6 * 0.3,
  },
  'a REST API with a cache, whose answers go to the internet': {
    resources: {
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: 'api', CacheClusterEnabled: true, CacheClusterSize: '0.5' } },
    },
    load: { requests: 1_000_000, responseKiB: 10 },
    usd: 3.5 + 730 * 0.02 + 10.24 * 0.09,
  },
  'an authorizer that verifies the token of each of a million requests': {
    resources: {
      Verify: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 256, Architectures: ['arm64'] } },
      Authorizer: {
        Type: 'AWS::ApiGateway::Authorizer',
        Properties: {
          RestApiId: 'api',
          AuthorizerUri: {
            'Fn::Join': ['', ['arn:aws:apigateway:us-east-1:lambda:path/', { 'Fn::GetAtt': ['Verify', 'Arn'] }, '/invocations']],
          },
        },
      },
    },
    load: { requests: 1_000_000 },
    // 20 ms of a quarter of a GB each.
    usd: 0.2 + 1_000_000 * 0.02 * 0.25 * 0.0000133334,
  },
  'a state machine of two states and its function, at each of 100 releases': {
    resources: {
      Step: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 512 } },
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          DefinitionString: {
            'Fn::Join': [
              '',
              [
                '{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"',
                { 'Fn::GetAtt': ['Step', 'Arn'] },
                '","Next":"B"},"B":{"Type":"Succeed"}}}',
              ],
            ],
          },
        },
      },
    },
    load: { releases: 100 },
    // Ten calls a release, half a minute each; each state ten times.
    usd: 1_000 * 0.0000002 + 1_000 * 30 * 0.5 * 0.0000166667 + 100 * 2 * 10 * 0.000025,
  },
};

export const watchingCases: Readonly<Record<string, Case>> = {
  'alarms on one metric, on two, every ten seconds, of other alarms; a dashboard': {
    resources: {
      One: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors', Period: 60 } },
      Ratio: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          Metrics: [
            { Id: 'ratio', Expression: 'a / b' },
            { Id: 'a', MetricStat: { Period: 60 } },
            { Id: 'b', MetricStat: { Period: 60 } },
          ],
        },
      },
      Fine: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors', Period: 10 } },
      Both: { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: { AlarmRule: 'ALARM(a) AND ALARM(b)' } },
      Dashboard: { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardBody: '{}' } },
    },
    usd: 0.1 + 0.2 + 0.3 + 0.5 + 3,
  },
  'a policy that follows a target, and a metric from a log': {
    resources: {
      Policy: { Type: 'AWS::ApplicationAutoScaling::ScalingPolicy', Properties: { PolicyType: 'TargetTrackingScaling' } },
      Filter: { Type: 'AWS::Logs::MetricFilter', Properties: { MetricTransformations: [{ MetricName: 'RootUse' }] } },
    },
    usd: 2 * 0.1 + 0.3,
  },
  'flow logs of ten gigabytes in the class of infrequent access, kept for a year, after half a year': {
    resources: {
      Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 365, LogGroupClass: 'INFREQUENT_ACCESS' } },
      Flows: { Type: 'AWS::EC2::FlowLog', Properties: { LogGroupName: { Ref: 'Group' } } },
    },
    load: { flowLogGb: 10, ageMonths: 6 },
    usd: 10 * 0.25 + 10 * 0.15 * 6 * 0.03,
  },
  'a key in its third year, and a secret': {
    resources: {
      Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } },
      Secret: { Type: 'AWS::SecretsManager::Secret' },
    },
    load: { ageMonths: 30, keyRequests: 100_000, secretReads: 20_000 },
    usd: 3 + 10 * 0.03 + 0.4 + 2 * 0.05,
  },
  'what watches an account: trail, Config as it happens, its pack, GuardDuty, Security Hub': {
    resources: {
      Trail: {
        Type: 'AWS::CloudTrail::Trail',
        Properties: { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }] }] },
      },
      Recorder: { Type: 'AWS::Config::ConfigurationRecorder', Properties: { RecordingMode: { RecordingFrequency: 'CONTINUOUS' } } },
      Pack: { Type: 'AWS::Config::ConformancePack', Properties: { ConformancePackName: 'pack' } },
      Detector: { Type: 'AWS::GuardDuty::Detector', Properties: { Features: [{ Name: 'S3_DATA_EVENTS', Status: 'ENABLED' }] } },
      Hub: { Type: 'AWS::SecurityHub::Hub' },
    },
    load: {
      trailEvents: 1_000_000,
      objectEvents: 1_000_000,
      configurationItems: 1_000,
      ruleEvaluations: 150_000,
      flowLogGb: 600,
      securityChecks: 2_000,
    },
    usd: 1 + 3 + (100_000 * 0.001 + 50_000 * 0.0008) + 4 + (500 * 1 + 100 * 0.5) + 0.8 + 2,
  },
  'a recorder that looks once a day, and sign-ins to a database': {
    resources: {
      Recorder: { Type: 'AWS::Config::ConfigurationRecorder', Properties: { RecordingMode: { RecordingFrequency: 'DAILY' } } },
      Detector: { Type: 'AWS::GuardDuty::Detector', Properties: { Features: [{ Name: 'RDS_LOGIN_EVENTS', Status: 'ENABLED' }] } },
      Database: {
        Type: 'AWS::RDS::DBInstance',
        Properties: { Engine: 'mysql', DBInstanceClass: 'db.m7g.large', AllocatedStorage: '100', StorageType: 'gp3', MultiAZ: true },
      },
    },
    load: { changedResources: 100 },
    usd: 1.2 + 2 + 730 * 0.337 + 100 * 0.23,
  },
};

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
