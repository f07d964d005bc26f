import type { Changes } from './changes';

export const onTheNetwork: Changes = {
  'ingress-opened-to-world': [
    'Group SecurityGroupIngress[0].SourceSecurityGroupId: sg-1 -> (nothing); SecurityGroupIngress[0].CidrIp: (nothing) -> 0.0.0.0/0',
    'Ingress SourceSecurityGroupId: sg-1 -> (nothing); CidrIp: (nothing) -> 0.0.0.0/0',
  ],
  'ingress-opened-to-world-ipv6': [
    'Group SecurityGroupIngress[0].SourceSecurityGroupId: sg-1 -> (nothing); SecurityGroupIngress[0].CidrIpv6: (nothing) -> ::/0',
    'Ingress SourceSecurityGroupId: sg-1 -> (nothing); CidrIpv6: (nothing) -> ::/0',
  ],
  'ingress-from-private-ranges': ['Ingress SourceSecurityGroupId: sg-1 -> (nothing); CidrIp: (nothing) -> 10.0.0.0/8'],
  'ingress-to-all-ports': ['Ingress FromPort: 5432 -> 0; ToPort: 5432 -> 65535'],
  'security-group-ssh-open': [
    'Group SecurityGroupIngress[1]: (nothing) -> {"CidrIp":"0.0.0.0/0","IpProtocol":"tcp","FromPort":22,"ToPort":22}',
  ],
  'security-group-all-open': [
    'Group SecurityGroupIngress[1]: (nothing) -> {"CidrIp":"0.0.0.0/0","IpProtocol":"-1"}',
    'Group SecurityGroupIngress[1]: (nothing) -> {"CidrIpv6":"::/0","IpProtocol":"-1"}',
  ],
  'egress-opened-to-world': [
    'Group SecurityGroupEgress[0].CidrIp: 255.255.255.255/32 -> 0.0.0.0/0; SecurityGroupEgress[0].IpProtocol: icmp -> -1; SecurityGroupEgress[0].FromPort: 252 -> (nothing); SecurityGroupEgress[0].ToPort: 86 -> (nothing)',
  ],
  'egress-rule-opened-to-world': ['Egress DestinationSecurityGroupId: sg-2 -> (nothing); CidrIp: (nothing) -> 0.0.0.0/0'],
  'egress-rule-to-all-ports': ['Egress FromPort: 5432 -> 0; ToPort: 5432 -> 65535'],
  'subnet-maps-public-ip': ['Subnet MapPublicIpOnLaunch: false -> true'],
  'default-route-to-internet-gateway': ['PrivateRoute NatGatewayId: nat-1 -> (nothing); GatewayId: (nothing) -> {"Ref":"Gateway"}'],
  'subnet-on-public-route-table': ['PrivateAssociation RouteTableId: {"Ref":"PrivateTable"} -> {"Ref":"PublicTable"}'],
  'network-acl-open': ['AclEntry CidrBlock: 10.0.0.0/16 -> 0.0.0.0/0; Protocol: 6 -> -1; RuleAction: deny -> allow'],
  'task-public-ip': ['Service NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp: DISABLED -> ENABLED'],
  'instance-public-ip': ['Launch LaunchTemplateData.NetworkInterfaces[0].AssociatePublicIpAddress: false -> true'],
  'load-balancer-internet-facing': ['LoadBalancer Scheme: internal -> internet-facing'],
  'database-public': ['Database PubliclyAccessible: false -> true'],
  'instance-metadata-v1': ['Launch LaunchTemplateData.MetadataOptions.HttpTokens: required -> optional'],
  'instance-metadata-from-containers': ['Launch LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit: 1 -> 3'],
  'endpoint-policy-removed': [
    'Endpoint PolicyDocument: {"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Principal":{"A… -> (nothing)',
  ],
  'endpoint-policy-condition-removed': [
    'Endpoint PolicyDocument.Statement[0].Condition: {"StringEquals":{"aws:ResourceAccount":"111111111111"}} -> (nothing)',
  ],
  'encryption-control-removed': ['EncryptionControl removed'],
  'default-security-group-left-open': ['Closing removed'],
};
