import { testRule } from '../rule-table';

const network = {
  Table: { Type: 'AWS::EC2::RouteTable', Properties: {} },
  Endpoint: {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: { ServiceName: 'com.amazonaws.us-east-1.s3', VpcId: { Ref: 'Vpc' }, RouteTableIds: [{ Ref: 'Table' }] },
  },
};
const vpc = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const route = (RouteTableId: unknown) => ({ Type: 'AWS::EC2::Route', Properties: { RouteTableId, NatGatewayId: 'nat' } });

testRule('vpc-reaches-buckets-privately', {
  compliant: { 'by an endpoint': { ...network, Vpc: vpc, Route: route({ Ref: 'Table' }) } },
  nonCompliant: {
    'by the internet': { Bad: vpc },
    'by the internet from some subnets': { ...network, Vpc: vpc, Bad: route('rtb-1') },
  },
  notApplicable: { 'a subnet': { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.0.0/24' } } } },
});
