import type { Resource } from '../../../../src/assembly/template';

const key = { 'Fn::GetAtt': ['Key', 'Arn'] };

export const watching: { readonly [id: string]: Resource } = {
  LogGroup: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId: key, RetentionInDays: 400 } },
  MetricFilter: { Type: 'AWS::Logs::MetricFilter', Properties: { LogGroupName: { Ref: 'LogGroup' } } },
  Trail: {
    Type: 'AWS::CloudTrail::Trail',
    Properties: {
      AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }],
      CloudWatchLogsLogGroupArn: { 'Fn::GetAtt': ['LogGroup', 'Arn'] },
      EnableLogFileValidation: true,
      IncludeGlobalServiceEvents: true,
      IsLogging: true,
      IsMultiRegionTrail: true,
      KMSKeyId: key,
    },
  },
  Recorder: {
    Type: 'AWS::Config::ConfigurationRecorder',
    Properties: { RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } },
  },
  Channel: { Type: 'AWS::Config::DeliveryChannel', Properties: { S3KmsKeyArn: key } },
  Pack: { Type: 'AWS::Config::ConformancePack' },
  Detector: {
    Type: 'AWS::GuardDuty::Detector',
    Properties: {
      Enable: true,
      Features: [
        { Name: 'S3_DATA_EVENTS', Status: 'ENABLED' },
        { Name: 'EKS_AUDIT_LOGS', Status: 'DISABLED' },
      ],
    },
  },
  Hub: { Type: 'AWS::SecurityHub::Hub' },
  Standard: { Type: 'AWS::SecurityHub::Standard', DependsOn: ['Hub'] },
  Analyzer: { Type: 'AWS::AccessAnalyzer::Analyzer' },
  EventRule: { Type: 'AWS::Events::Rule', Properties: { State: 'ENABLED', Targets: [{ Arn: { Ref: 'Topic' } }] } },
  Alarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmActions: [{ Ref: 'Topic' }],
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 5,
      TreatMissingData: 'breaching',
    },
  },
  LowAlarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmActions: [{ Ref: 'Topic' }],
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    },
  },
  Composite: {
    Type: 'AWS::CloudWatch::CompositeAlarm',
    Properties: { AlarmActions: [{ Ref: 'Topic' }], AlarmRule: 'ALARM("one")' },
  },
  Budget: {
    Type: 'AWS::Budgets::Budget',
    Properties: {
      Budget: { BudgetLimit: { Amount: 100, Unit: 'USD' } },
      NotificationsWithSubscribers: [{ Notification: { Threshold: 80 }, Subscribers: [] }],
    },
  },
  AnomalyMonitor: { Type: 'AWS::CE::AnomalyMonitor' },
  AnomalySubscription: { Type: 'AWS::CE::AnomalySubscription', Properties: { Frequency: 'DAILY' } },
};
