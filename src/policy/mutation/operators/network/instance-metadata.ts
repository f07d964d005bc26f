import { type Operator, operator, set } from '../../operator';

const fits = ['AWS::EC2::LaunchTemplate'];

export const instanceMetadata: readonly Operator[] = [
  operator({
    name: 'instance-metadata-v1',
    description: 'A request that a service can be made to send reads the credentials of its instance',
    source: 'FSBP EC2.8, EC2.170; CIS AWS 3.0 5.6; Checkov CKV_AWS_79',
    fits,
    edits: () => [set(['LaunchTemplateData', 'MetadataOptions', 'HttpTokens'], 'optional')],
  }),
  operator({
    name: 'instance-metadata-from-containers',
    description: 'Containers are near enough to the metadata of their instance to read its credentials',
    source: 'FSBP AutoScaling.4; Checkov CKV_AWS_341',
    fits,
    edits: () => [set(['LaunchTemplateData', 'MetadataOptions', 'HttpPutResponseHopLimit'], 3)],
  }),
];
