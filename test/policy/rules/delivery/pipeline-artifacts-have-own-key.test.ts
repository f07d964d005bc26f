import { testRule } from '../rule-table';
import { pipeline, project } from './a-pipeline';

const store = (Id?: unknown) => ({ Type: 'S3', Location: 'bucket', EncryptionKey: Id ? { Type: 'KMS', Id } : undefined });
const key = { 'Fn::ImportValue': 'key' };

testRule('pipeline-artifacts-have-own-key', {
  compliant: {
    'one store': { Pipeline: pipeline([], { ArtifactStore: store(key) }) },
    'a store a Region': { Pipeline: pipeline([], { ArtifactStores: [{ Region: 'us-east-1', ArtifactStore: store(key) }] }) },
  },
  nonCompliant: {
    'AWS’s key': { Bad: pipeline([], { ArtifactStore: store() }) },
    'one of two': { Bad: pipeline([], { ArtifactStores: [{ ArtifactStore: store(key) }, { ArtifactStore: store('alias/aws/s3') }] }) },
    'no store': { Bad: pipeline([]) },
  },
  notApplicable: { 'a connection': project },
});
