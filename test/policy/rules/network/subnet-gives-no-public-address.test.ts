import { testRule } from '../rule-table';

const subnet = (properties: object) => ({ Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.0.0/24', ...properties } });
const address = (properties: object = {}) => ({ Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc', ...properties } });
const nat = (of: string) => ({ Type: 'AWS::EC2::NatGateway', Properties: { AllocationId: { 'Fn::GetAtt': [of, 'AllocationId'] } } });

testRule('subnet-gives-no-public-address', {
  compliant: {
    'a subnet that gives none': { Subnet: subnet({ MapPublicIpOnLaunch: false }) },
    'one that says nothing, which is the same': { Subnet: subnet({}) },
    'a NAT gateway’s': { Address: address(), Nat: nat('Address') },
  },
  nonCompliant: {
    'a subnet that gives them': { Bad: subnet({ MapPublicIpOnLaunch: true }) },
    'a subnet that gives those of IPv6': { Bad: subnet({ AssignIpv6AddressOnCreation: 'true' }) },
    'an instance’s': { Bad: address({ InstanceId: 'i-1' }) },
    'nobody’s': { Bad: address() },
    'an interface’s': { BadAssociation: { Type: 'AWS::EC2::EIPAssociation', Properties: { NetworkInterfaceId: 'eni' } } },
  },
  notApplicable: { 'a route table': { Table: { Type: 'AWS::EC2::RouteTable', Properties: {} } } },
});
