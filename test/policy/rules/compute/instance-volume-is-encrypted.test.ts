import { testRule } from '../rule-table';

const key = { 'Fn::GetAtt': ['Key', 'Arn'] };
const template = (...volumes: object[]) => ({
  Key: { Type: 'AWS::KMS::Key' },
  Bad: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: { LaunchTemplateData: { BlockDeviceMappings: volumes.map((Ebs) => ({ DeviceName: '/dev/xvda', Ebs })) } },
  },
});
const volume = (properties: object) => ({ Type: 'AWS::EC2::Volume', Properties: { Size: 50, ...properties } });
const { Bad: sound, ...others } = template({ Encrypted: true, KmsKeyId: key });

testRule('instance-volume-is-encrypted', {
  compliant: {
    'of a template': { ...others, Template: sound },
    'by itself': { Volume: volume({ Encrypted: true, KmsKeyId: 'arn:aws:kms:us-east-1:111111111111:key/x' }) },
  },
  nonCompliant: {
    plain: template({ Encrypted: false, KmsKeyId: key }),
    'plain by default': template({}),
    'under AWS’s own key': template({ Encrypted: true }),
    'left behind': template({ Encrypted: true, KmsKeyId: key, DeleteOnTermination: false }),
    'one of two': template({ Encrypted: true, KmsKeyId: key }, { Encrypted: false }),
    'the image’s own': template(),
    'by itself': { Bad: volume({ Encrypted: true, KmsKeyId: 'alias/aws/ebs' }) },
  },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});
