import { testRule } from '../rule-table';

const recorder = (RecordingGroup: object, other: object = {}) => ({
  Type: 'AWS::Config::ConfigurationRecorder',
  Properties: { RecordingGroup, ...other },
});
const everything = { AllSupported: true, IncludeGlobalResourceTypes: true };
const reference = { 'Fn::ImportValue': 'other' };
const channel = { Type: 'AWS::Config::DeliveryChannel', Properties: { S3BucketName: reference, S3KmsKeyArn: reference } };
const pack = { Type: 'AWS::Config::ConformancePack', Properties: { TemplateBody: 'Resources: {Rule: {Type: AWS::Config::ConfigRule}}' } };
const rest = { Channel: channel, Pack: pack };

testRule('configuration-is-recorded', {
  compliant: {
    'everything, at every change': { Recorder: recorder(everything, { RecordingMode: { RecordingFrequency: 'CONTINUOUS' } }), ...rest },
  },
  nonCompliant: {
    'some types': { Bad: recorder({ AllSupported: false, ResourceTypes: ['AWS::S3::Bucket'] }), ...rest },
    'not IAM': { Bad: recorder({ ...everything, IncludeGlobalResourceTypes: false }), ...rest },
    'all but some': { Bad: recorder({ ...everything, ExclusionByResourceTypes: { ResourceTypes: ['AWS::IAM::Role'] } }), ...rest },
    'once a day': { Bad: recorder(everything, { RecordingMode: { RecordingFrequency: 'DAILY' } }), ...rest },
    'delivered under S3’s key': {
      Recorder: recorder(everything),
      Bad: { ...channel, Properties: { S3BucketName: reference } },
      Pack: pack,
    },
    'delivered nowhere': { Bad: recorder(everything), Pack: pack },
    'judged by nothing': { Bad: recorder(everything), Channel: channel },
    'nothing to deliver': { Bad: channel },
    'written as another’s': {
      Recorder: recorder(everything),
      Channel: { ...channel, Properties: { S3BucketName: { Ref: 'Bucket' }, S3KmsKeyArn: reference } },
      Pack: pack,
      Bucket: { Type: 'AWS::S3::Bucket' },
      Bad: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: { Ref: 'Bucket' },
          PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }] },
        },
      },
    },
    'an empty pack': { Bad: { ...pack, Properties: { TemplateBody: 'Resources: {}' } } },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});
