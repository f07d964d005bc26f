import { at, atLeast, attribute, elements, isThere, isTrue, type Measure } from './measure';

const activity = ['164.312(b)', '164.308(a)(1)(ii)(D)', '164.308(a)(3)(ii)(A)', '164.316(b)(1)'];

/** What is written down, and how it is kept from being altered. */
export const recordMeasures: readonly Measure[] = [
  {
    id: 'trail',
    title: 'Actions in the account are recorded, in all Regions',
    safeguards: [...activity, '164.308(a)(5)(ii)(C)'],
    done: { 'AWS::CloudTrail::Trail': ({ IsLogging, IsMultiRegionTrail }) => isTrue(IsLogging) && isTrue(IsMultiRegionTrail) },
  },
  {
    id: 'authentic-trail',
    title: 'Whether a record of an action was altered can be told',
    safeguards: ['164.312(c)(1)', '164.312(c)(2)'],
    done: { 'AWS::CloudTrail::Trail': ({ EnableLogFileValidation }) => isTrue(EnableLogFileValidation) },
  },
  {
    id: 'traffic-log',
    title: 'Traffic and requests are recorded',
    safeguards: ['164.312(b)', '164.308(a)(1)(ii)(D)'],
    done: {
      'AWS::EC2::FlowLog': ({ TrafficType }) => TrafficType === 'ALL',
      'AWS::ApiGatewayV2::Stage': ({ AccessLogSettings }) => isThere(at(AccessLogSettings, 'DestinationArn')),
      'AWS::ApiGateway::Stage': ({ AccessLogSetting }) => isThere(at(AccessLogSetting, 'DestinationArn')),
      'AWS::CloudFront::Distribution': ({ DistributionConfig }) => isThere(at(DistributionConfig, 'Logging')),
      'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ LoadBalancerAttributes }) =>
        isTrue(attribute(LoadBalancerAttributes, 'access_logs.s3.enabled')),
      'AWS::WAFv2::LoggingConfiguration': ({ LogDestinationConfigs }) => elements(LogDestinationConfigs).length > 0,
      'AWS::S3::Bucket': ({ LoggingConfiguration }) => isThere(at(LoggingConfiguration, 'DestinationBucketName')),
    },
  },
  {
    id: 'database-log',
    title: 'Log-ins to databases, and what they define, are recorded',
    safeguards: ['164.312(b)', '164.308(a)(5)(ii)(C)', '164.308(a)(3)(ii)(A)'],
    done: { 'AWS::RDS::DBInstance': ({ EnableCloudwatchLogsExports }) => elements(EnableCloudwatchLogsExports).length > 0 },
  },
  {
    id: 'session-log',
    title: 'Sessions in containers are recorded',
    safeguards: ['164.312(b)', '164.308(a)(3)(ii)(A)'],
    done: {
      'AWS::ECS::Cluster': ({ Configuration }) =>
        isThere(at(Configuration, 'ExecuteCommandConfiguration', 'LogConfiguration', 'CloudWatchLogGroupName')),
    },
  },
  {
    id: 'kept-log',
    title: 'Logs are kept for a stated time',
    safeguards: ['164.312(b)'],
    done: { 'AWS::Logs::LogGroup': ({ RetentionInDays }) => atLeast(RetentionInDays, 1) },
  },
  {
    id: 'six-years',
    title: 'Records cannot be deleted for six years',
    safeguards: ['164.316(b)(2)(i)'],
    done: { 'AWS::S3::Bucket': ({ ObjectLockConfiguration }) => lockedDays(ObjectLockConfiguration) >= 6 * 365 + 1 },
  },
  {
    id: 'locked-records',
    title: 'Records cannot be altered or deleted while they are locked',
    safeguards: ['164.312(c)(1)', '164.312(c)(2)'],
    done: { 'AWS::S3::Bucket': ({ ObjectLockConfiguration }) => lockedDays(ObjectLockConfiguration) > 0 },
  },
  {
    id: 'versions',
    title: 'What is overwritten or deleted is still there as an older version',
    safeguards: ['164.312(c)(1)'],
    done: { 'AWS::S3::Bucket': ({ VersioningConfiguration }) => at(VersioningConfiguration, 'Status') === 'Enabled' },
  },
  {
    id: 'configuration-record',
    title: 'The configuration of all resources is recorded',
    safeguards: ['164.308(a)(1)(ii)(B)', '164.316(b)(1)'],
    done: { 'AWS::Config::ConfigurationRecorder': ({ RecordingGroup }) => isTrue(at(RecordingGroup, 'AllSupported')) },
  },
];

function lockedDays(configuration: Parameters<typeof at>[0]): number {
  const retention = at(configuration, 'Rule', 'DefaultRetention');
  const days = Number(at(retention, 'Days') ?? 0) + 365.25 * Number(at(retention, 'Years') ?? 0);
  return at(configuration, 'ObjectLockEnabled') === 'Enabled' && Number.isFinite(days) ? days : 0;
}
