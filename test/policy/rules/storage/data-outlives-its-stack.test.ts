import { testRule } from '../rule-table';

const kept = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
const logGroup = { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId: { 'Fn::GetAtt': ['Bad', 'Arn'] } }, ...kept };

testRule('data-outlives-its-stack', {
  compliant: {
    'a bucket that is kept': { Bucket: { Type: 'AWS::S3::Bucket', ...kept } },
    'a database that leaves a snapshot': {
      Instance: { Type: 'AWS::RDS::DBInstance', DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' },
    },
    'a key of nothing that is kept': { Key: { Type: 'AWS::KMS::Key' } },
    'a pipeline’s artifacts': {
      Artifacts: { Type: 'AWS::S3::Bucket' },
      Pipeline: { Type: 'AWS::CodePipeline::Pipeline', Properties: { ArtifactStore: { Type: 'S3', Location: { Ref: 'Artifacts' } } } },
    },
  },
  nonCompliant: {
    'not said': { Bad: { Type: 'AWS::S3::Bucket' } },
    'deleted when it is replaced': { Bad: { Type: 'AWS::RDS::DBInstance', DeletionPolicy: 'Retain' } },
    'deleted with its stack': { Bad: { Type: 'AWS::Logs::LogGroup', DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain' } },
    'the key of a log that is kept': { Bad: { Type: 'AWS::KMS::Key' }, Log: logGroup },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});
