import type { Case } from './case';
import { fargateService, onDemand } from './fargate-service';

export const networkCases: Readonly<Record<string, Case>> = {
  'a NAT gateway, its address and what goes through': {
    resources: {
      Address: { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } },
      Gateway: {
        Type: 'AWS::EC2::NatGateway',
        Properties: { AllocationId: { 'Fn::GetAtt': ['Address', 'AllocationId'] }, SubnetId: 'subnet-1' },
      },
    },
    load: { outboundGb: 100, internetGb: 10 },
    usd: 730 * 0.045 + 730 * 0.005 + 100 * 0.045 + 10 * 0.09,
  },
  'a NAT instance: its hours, volume and address, and what goes to the internet': {
    resources: {
      Address: { Type: 'AWS::EC2::EIP', Properties: { InstanceId: { Ref: 'Router' } } },
      Router: {
        Type: 'AWS::EC2::Instance',
        Properties: {
          InstanceType: 't4g.nano',
          SourceDestCheck: false,
          BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, VolumeType: 'gp3' } }],
        },
      },
    },
    load: { outboundGb: 100, internetGb: 10 },
    // What passes through costs nothing but the way to the internet.
    usd: 730 * (0.0042 + 0.005) + 8 * 0.08 + 10 * 0.09,
  },
  'an instance that is no router, watched each minute': {
    resources: {
      Worker: {
        Type: 'AWS::EC2::Instance',
        Properties: { InstanceType: 'm7g.large', Monitoring: true, BlockDeviceMappings: [{ Ebs: { VolumeSize: 20, VolumeType: 'gp3' } }] },
      },
    },
    load: { internetGb: 10 },
    usd: 730 * 0.0816 + 20 * 0.08 + 7 * 0.3,
  },
  'a regional gateway in two zones: twice the hours and the addresses': {
    resources: {
      One: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'us-east-1a' } },
      Other: { Type: 'AWS::EC2::Subnet', Properties: { AvailabilityZone: 'us-east-1b' } },
      Gateway: { Type: 'AWS::EC2::NatGateway', Properties: { AvailabilityMode: 'regional', VpcId: 'vpc-1' } },
    },
    usd: 2 * 730 * (0.045 + 0.005),
  },
  'an interface endpoint in two zones, and a gateway endpoint': {
    resources: {
      Secrets: {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: {
          VpcEndpointType: 'Interface',
          ServiceName: 'com.amazonaws.us-east-1.secretsmanager',
          SubnetIds: ['subnet-1', 'subnet-2'],
        },
      },
      Storage: { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcEndpointType: 'Gateway', ServiceName: 'com.amazonaws.us-east-1.s3' } },
    },
    usd: 2 * 730 * 0.01,
  },
  'an endpoint for logs, and what tasks write through it': {
    resources: {
      ...fargateService(onDemand),
      Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      Logging: {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: { VpcEndpointType: 'Interface', ServiceName: 'com.amazonaws.us-east-1.logs', SubnetIds: ['subnet-1'] },
      },
    },
    load: { requests: 10_000_000, applicationLogBytes: 1_000, crossZoneGb: 100 },
    // 10 GB through the endpoint into the log; 100 GB between zones, on either side.
    usd: 2 * 730 * (0.5 * 0.03238 + 0.00356) + 730 * 0.01 + 10 * 0.01 + 10 * 0.5 + 100 * 2 * 0.01,
  },
  'a load balancer at 100 million requests of 10 KiB: a gigabyte and more an hour': {
    resources: {
      Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: 'application' } },
    },
    load: { requests: 100_000_000, requestKiB: 2, responseKiB: 8 },
    // New connections: 38 a second are 1.52 units; the bytes, 1024 GB in 730 hours, 1.40.
    usd: 730 * 0.0225 + 730 * 0.008 * (100_000_000 / (730 * 3600) / 25),
  },
  'a VPC that is watched for clear text': {
    resources: { Control: { Type: 'AWS::EC2::VPCEncryptionControl', Properties: { Mode: 'monitor' } } },
    usd: 730 * 0.15,
  },
  'a hosted zone': { resources: { Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'internal.example.com' } } }, usd: 0.5 },
};
