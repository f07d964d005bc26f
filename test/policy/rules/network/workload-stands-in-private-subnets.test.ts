import { testRule } from '../rule-table';

const service = (subnet: unknown, changes: object = {}) => ({
  Type: 'AWS::ECS::Service',
  Properties: {
    NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [subnet], SecurityGroups: ['sg-1'], AssignPublicIp: 'DISABLED', ...changes } },
  },
});
const balancer = (subnet: unknown) => ({ Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Subnets: [subnet] } });
const imported = (name: string) => ({ 'Fn::ImportValue': `Prod-network:Vpc${name}Subnet1` });
const network = {
  Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.0.0/24' } },
  Table: { Type: 'AWS::EC2::RouteTable', Properties: {} },
  Association: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { RouteTableId: { Ref: 'Table' }, SubnetId: { Ref: 'Subnet' } },
  },
};
const internet = { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'Table' }, GatewayId: 'igw' } };

testRule('workload-stands-in-private-subnets', {
  compliant: {
    'of another template': { Service: service(imported('private')) },
    'of this one': { ...network, Service: service({ Ref: 'Subnet' }) },
  },
  nonCompliant: {
    'a public subnet of another template': { Bad: service(imported('public')) },
    'a subnet with a route to the internet': {
      ...network,
      Route: internet,
      BadService: service({ Ref: 'Subnet' }),
      BadBalancer: balancer({ Ref: 'Subnet' }),
    },
    'a public address': { Bad: service(imported('private'), { AssignPublicIp: 'ENABLED' }) },
    'a public address, by default': { Bad: service(imported('private'), { AssignPublicIp: undefined }) },
    'the default security group': { Bad: service(imported('private'), { SecurityGroups: [] }) },
  },
  notApplicable: { 'a route table': { Table: network.Table } },
});
