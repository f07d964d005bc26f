import { isMap } from '../../../../assembly/equal';
import { drop, type Operator, operator, set, turnOff } from '../../operator';
import { itemsAt } from '../../read';

const mappings = ['LaunchTemplateData', 'BlockDeviceMappings'];

export const volumeEncryption: readonly Operator[] = [
  operator({
    name: 'volume-unencrypted',
    description: 'Disks of instances hold images, logs and memory in plain text',
    source: 'FSBP EC2.3; Checkov CKV_AWS_3, CKV_AWS_8; cfn_nag F1',
    fits: ['AWS::EC2::LaunchTemplate', 'AWS::EC2::Volume'],
    edits: (site) => [
      ...turnOff(site, 'Encrypted'),
      ...itemsAt(site.properties, mappings).flatMap(({ path }) => turnOff(site, [...path, 'Ebs', 'Encrypted'])),
    ],
  }),
  operator({
    name: 'volume-key-removed',
    description: "Disks of instances use AWS's own key",
    source: 'Checkov CKV_AWS_189; cfn_nag W37',
    fits: ['AWS::EC2::LaunchTemplate', 'AWS::EC2::Volume'],
    edits: ({ properties }) => [
      drop('KmsKeyId'),
      ...itemsAt(properties, mappings).flatMap(({ path, item }) => (isMap(item.Ebs) ? [drop([...path, 'Ebs', 'KmsKeyId'])] : [])),
    ],
  }),
  operator({
    name: 'volume-in-transit-plain',
    description: 'Tasks reach their shared file system without TLS',
    source: 'Checkov CKV_AWS_97; Prowler ecs_task_definitions_efs_in_transit',
    fits: ['AWS::ECS::TaskDefinition'],
    edits: ({ properties }) =>
      itemsAt(properties, ['Volumes']).flatMap(({ path, item }) =>
        isMap(item.EFSVolumeConfiguration) ? [set([...path, 'EFSVolumeConfiguration', 'TransitEncryption'], 'DISABLED')] : [],
      ),
  }),
];
