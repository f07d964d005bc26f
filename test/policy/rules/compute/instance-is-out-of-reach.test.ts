import { testRule } from '../rule-table';

const inside = { DeviceIndex: 0, AssociatePublicIpAddress: false, Groups: ['sg-1'] };
const template = (NetworkInterfaces: object[] | undefined, data: object = {}) => ({
  Type: 'AWS::EC2::LaunchTemplate',
  Properties: { LaunchTemplateData: { NetworkInterfaces, ...data } },
});

testRule('instance-is-out-of-reach', {
  compliant: { 'inside, without a key': { Template: template([inside]) } },
  nonCompliant: {
    'a public address': { Bad: template([{ ...inside, AssociatePublicIpAddress: true }]) },
    'what the subnet says': { Bad: template([{ ...inside, AssociatePublicIpAddress: undefined }]) },
    'no interface of which anything is said': { Bad: template(undefined) },
    'the default security group': { Bad: template([{ ...inside, Groups: [] }]) },
    'a key': { Bad: template([inside], { KeyName: 'admin' }) },
  },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});
