import type { Case } from './case';

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
  'a query over the distributions, of which there are two': {
    resources: {
      Rate: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          Metrics: [
            { Id: 'q', Expression: 'SELECT AVG("5xxErrorRate") FROM SCHEMA("AWS/CloudFront", DistributionId, Region)', Period: 60 },
          ],
        },
      },
      // Not enabled: without requests of its own.
      One: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: { Enabled: false } } },
      Other: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: { Enabled: false } } },
    },
    load: { requests: 0, outboundGb: 0 },
    usd: 2 * 0.1,
  },
  'a monthly report by a state machine, which asks Cost Explorer': {
    resources: {
      Write: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 1024, Architectures: ['arm64'] } },
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          Definition: {
            States: {
              Decide: { Type: 'Task', Arguments: { FunctionName: { Ref: 'Write' } } },
              Ask: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:costexplorer:getCostAndUsage' },
            },
          },
        },
      },
      Monthly: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: { ScheduleExpression: 'cron(0 8 3 * ? *)', Target: { Arn: { Ref: 'Machine' } } },
      },
    },
    usd: 10 * (2e-7 + 30 * 1.33334e-5) + 2 * 10 * 2.5e-5 + 10 * 0.01 + 1e-6,
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
  'a key that is rotated every 90 days, after half a year': {
    resources: { Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true, RotationPeriodInDays: 90 } } },
    load: { ageMonths: 6 },
    usd: 1 + 2,
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
