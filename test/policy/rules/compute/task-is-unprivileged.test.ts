import { testRule } from '../rule-table';

const bare = { Capabilities: { Drop: ['ALL'] } };
const task = (container: object, properties: object = {}) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: {
    NetworkMode: 'awsvpc',
    ContainerDefinitions: [{ Name: 'Service', LinuxParameters: bare, ...container }],
    ...properties,
  },
});
const efs = { FilesystemId: 'fs', TransitEncryption: 'ENABLED', AuthorizationConfig: { IAM: 'ENABLED' } };

testRule('task-is-unprivileged', {
  compliant: {
    'the user of its image': { Task: task({}, { Volumes: [{ Name: 'tmp' }] }) },
    'a user of its own': { Task: task({ User: '1000:1000' }) },
    'an encrypted file system': { Task: task({}, { Volumes: [{ Name: 'files', EFSVolumeConfiguration: efs }] }) },
  },
  nonCompliant: {
    privileged: { Bad: task({ Privileged: true }) },
    root: { Bad: task({ User: 'root' }), BadToo: task({ User: '0:0' }) },
    'all capabilities': { Bad: task({ LinuxParameters: undefined }) },
    'one more capability': { Bad: task({ LinuxParameters: { Capabilities: { Drop: ['ALL'], Add: ['SYS_PTRACE'] } } }) },
    'devices of the host': { Bad: task({ LinuxParameters: { ...bare, Devices: [{ HostPath: '/dev/sda' }] } }) },
    'the network of the host': { Bad: task({}, { NetworkMode: 'host' }) },
    'processes of the host': { Bad: task({}, { PidMode: 'host' }) },
    'processes of one another': { Bad: task({}, { PidMode: 'task' }) },
    'a directory of the host': { Bad: task({}, { Volumes: [{ Name: 'docker', Host: { SourcePath: '/var/run' } }] }) },
    'a file system in the clear': { Bad: task({}, { Volumes: [{ Name: 'files', EFSVolumeConfiguration: { FilesystemId: 'fs' } }] }) },
  },
  notApplicable: { 'a service': { Service: { Type: 'AWS::ECS::Service', Properties: { PropagateTags: 'SERVICE' } } } },
});
