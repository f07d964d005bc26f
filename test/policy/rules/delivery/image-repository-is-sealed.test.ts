import { testRule } from '../rule-table';
import { project } from './a-pipeline';

const sound = {
  ImageScanningConfiguration: { ScanOnPush: true },
  ImageTagMutability: 'IMMUTABLE',
  EncryptionConfiguration: { EncryptionType: 'KMS', KmsKey: { 'Fn::ImportValue': 'key' } },
};
const repository = (properties: object) => ({ Type: 'AWS::ECR::Repository', Properties: { ...sound, ...properties } });

testRule('image-repository-is-sealed', {
  compliant: { sealed: { Images: repository({}) } },
  nonCompliant: {
    unscanned: { Bad: repository({ ImageScanningConfiguration: undefined }) },
    'tags that move': { Bad: repository({ ImageTagMutability: 'MUTABLE' }) },
    'under AWS’s key': { Bad: repository({ EncryptionConfiguration: { EncryptionType: 'KMS' } }) },
    'under none of its own': { Bad: repository({ EncryptionConfiguration: undefined }) },
    'emptied when deleted': { Bad: repository({ EmptyOnDelete: true }) },
  },
  notApplicable: { 'a connection': project },
});
