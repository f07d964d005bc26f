import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const route = (target: object) => ({
  Type: 'AWS::EC2::Route',
  Properties: { RouteTableId: { Ref: 'Table' }, DestinationCidrBlock: '0.0.0.0/0', ...target },
});
const network = {
  Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.0.0/24' } },
  Table: { Type: 'AWS::EC2::RouteTable', Properties: {} },
  Association: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { RouteTableId: { Ref: 'Table' }, SubnetId: { Ref: 'Subnet' } },
  },
};
const nat = { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: { Ref: 'Subnet' } } };
const service = {
  Type: 'AWS::ECS::Service',
  Properties: { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [{ Ref: 'Subnet' }] } } },
};

const instance = { Type: 'AWS::EC2::Instance', Properties: { SourceDestCheck: false, SubnetId: { Ref: 'Subnet' } } };
const byInstance = (name: string) => ({
  ...network,
  Instance: instance,
  [name]: route({ GatewayId: 'igw' }),
  [`${name}Through`]: route({ InstanceId: { Ref: 'Instance' } }),
});
const notApplicable = { 'a route table': { Table: network.Table } };

testRule('internet-route-serves-nat-only', {
  compliant: {
    'of a NAT gateway': { ...network, Nat: nat, Route: route({ GatewayId: 'igw' }) },
    'through a NAT gateway': { ...network, Service: service, Route: route({ NatGatewayId: 'nat' }) },
  },
  nonCompliant: {
    'of a service': { ...network, Service: service, Bad: route({ GatewayId: 'igw' }) },
    'of subnets of which nobody here knows': { Bad: route({ GatewayId: 'igw' }) },
    'by peering': { ...network, Bad: route({ VpcPeeringConnectionId: 'pcx' }) },
    'by an instance': { ...network, Bad: route({ InstanceId: 'i' }) },
    'by a NAT instance, where data is protected': byInstance('Bad'),
    'by an egress-only gateway': { ...network, Bad: route({ EgressOnlyInternetGatewayId: 'eigw' }) },
  },
  notApplicable,
});

testRule(
  'internet-route-serves-nat-only',
  {
    compliant: { 'by a NAT instance, where no data is protected': byInstance('Route') },
    nonCompliant: {
      'by another instance': { ...network, Instance: { Type: 'AWS::EC2::Instance' }, Bad: route({ InstanceId: { Ref: 'Instance' } }) },
    },
    notApplicable,
  },
  { ...strictestFacts, protectData: false },
);
