import type { Resource } from '../../../../src/assembly/template';

const key = { 'Fn::GetAtt': ['Key', 'Arn'] };

export const network: { readonly [id: string]: Resource } = {
  Group: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: 'Services',
      SecurityGroupIngress: [{ SourceSecurityGroupId: 'sg-1', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }],
      SecurityGroupEgress: [{ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp', FromPort: 252, ToPort: 86 }],
    },
  },
  Ingress: {
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: { GroupId: 'sg-2', SourceSecurityGroupId: 'sg-1', IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 },
  },
  Egress: {
    Type: 'AWS::EC2::SecurityGroupEgress',
    Properties: { GroupId: 'sg-1', DestinationSecurityGroupId: 'sg-2', IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 },
  },
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  PublicTable: { Type: 'AWS::EC2::RouteTable' },
  PrivateTable: { Type: 'AWS::EC2::RouteTable' },
  PublicRoute: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'PublicTable' }, GatewayId: { Ref: 'Gateway' } } },
  PrivateRoute: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: { Ref: 'PrivateTable' }, NatGatewayId: 'nat-1' } },
  PublicAssociation: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { SubnetId: 'subnet-1', RouteTableId: { Ref: 'PublicTable' } },
  },
  PrivateAssociation: {
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { SubnetId: 'subnet-2', RouteTableId: { Ref: 'PrivateTable' } },
  },
  Subnet: { Type: 'AWS::EC2::Subnet', Properties: { MapPublicIpOnLaunch: false } },
  AclEntry: { Type: 'AWS::EC2::NetworkAclEntry', Properties: { CidrBlock: '10.0.0.0/16', Protocol: 6, RuleAction: 'deny' } },
  Endpoint: {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { AWS: '*' },
            Resource: '*',
            Condition: { StringEquals: { 'aws:ResourceAccount': '111111111111' } },
          },
        ],
      },
    },
  },
  EncryptionControl: { Type: 'AWS::EC2::VPCEncryptionControl' },
  Closing: { Type: 'AWS::SSM::Association', Properties: { Name: 'AWS-CloseSecurityGroup' } },
  FlowLog: { Type: 'AWS::EC2::FlowLog', Properties: { TrafficType: 'ALL' } },
  Volume: { Type: 'AWS::EC2::Volume', Properties: { Encrypted: true, KmsKeyId: key } },
  Launch: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: {
      LaunchTemplateData: {
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, KmsKeyId: key } }],
        MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
        NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }],
        UserData: { 'Fn::Base64': '#!/bin/bash' },
      },
    },
  },
};
