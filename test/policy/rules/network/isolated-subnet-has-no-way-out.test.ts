import { testRule } from '../rule-table';

const subnet = (kind: string) => ({ Type: 'AWS::EC2::Subnet', Properties: { Tags: [{ Key: 'aws-cdk:subnet-type', Value: kind }] } });
const table = { Type: 'AWS::EC2::RouteTable', Properties: {} };
const association = (of: string, RouteTableId: object) => ({
  Type: 'AWS::EC2::SubnetRouteTableAssociation',
  Properties: { SubnetId: { Ref: of }, RouteTableId },
});
const route = { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'Open' }, NatGatewayId: 'nat' } };
const tables = { Closed: table, Open: table, Route: route };

testRule('isolated-subnet-has-no-way-out', {
  compliant: {
    'a table without routes': { ...tables, Subnet: subnet('Isolated'), Association: association('Subnet', { Ref: 'Closed' }) },
    'another kind of subnet': { ...tables, Subnet: subnet('Private'), Association: association('Subnet', { Ref: 'Open' }) },
  },
  nonCompliant: {
    'a route to a NAT gateway': { ...tables, Bad: subnet('Isolated'), Association: association('Bad', { Ref: 'Open' }) },
    'the main table': { ...tables, Bad: subnet('Isolated') },
  },
  notApplicable: { 'a route table': { Table: table } },
});
