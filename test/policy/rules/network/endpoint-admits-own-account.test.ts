import { testRule } from '../rule-table';

const endpoint = (service: string, statements: object[] | undefined, changes: object = {}) => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties: {
    ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, `.${service}`]] },
    ...(service === 's3'
      ? { VpcEndpointType: 'Gateway' }
      : { VpcEndpointType: 'Interface', PrivateDnsEnabled: true, SecurityGroupIds: ['sg'] }),
    PolicyDocument: statements && { Statement: statements },
    ...changes,
  },
});
const allow = (Action: unknown, condition: object | undefined, Resource = '*') => ({
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action,
  Resource,
  Condition: condition && { StringEquals: condition },
});
const principal = { 'aws:PrincipalAccount': '111111111111' };
const both = { ...principal, 'aws:ResourceAccount': '111111111111' };

testRule('endpoint-admits-own-account', {
  compliant: {
    'buckets of the account': { Endpoint: endpoint('s3', [allow(['s3:GetObject', 's3:PutObject'], both)]) },
    'layers of images': {
      Endpoint: endpoint('s3', [allow('s3:GetObject', undefined, 'arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*')]),
    },
    'logs of the account': { Endpoint: endpoint('logs', [allow('logs:PutLogEvents', principal)]) },
    'one that takes no policy': { Endpoint: endpoint('ecs-agent', undefined) },
  },
  nonCompliant: {
    'no policy': { Bad: endpoint('s3', undefined) },
    'buckets of anybody': { Bad: endpoint('s3', [allow('s3:PutObject', principal)]) },
    'principals of another account': { Bad: endpoint('logs', [allow('logs:PutLogEvents', { 'aws:PrincipalAccount': '999999999999' })]) },
    'principals of anybody': { Bad: endpoint('logs', [allow('logs:PutLogEvents', undefined)]) },
    'every action': { Bad: endpoint('s3', [allow('s3:*', both)]) },
    'the public name': { Bad: endpoint('logs', [allow('logs:PutLogEvents', principal)], { PrivateDnsEnabled: false }) },
    'the default security group': { Bad: endpoint('logs', [allow('logs:PutLogEvents', principal)], { SecurityGroupIds: [] }) },
  },
  notApplicable: { 'a subnet': { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.0.0/24' } } } },
});
