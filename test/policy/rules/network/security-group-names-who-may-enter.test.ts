import { testRule } from '../rule-table';

const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
const way = (properties: object) => ({ Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: 'sg-1', ...https, ...properties } });
const group = (...SecurityGroupIngress: object[]) => ({ Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupIngress } });

testRule('security-group-names-who-may-enter', {
  compliant: {
    'another group, by one port': { Way: way({ SourceSecurityGroupId: 'sg-2', FromPort: 5432, ToPort: 5432 }) },
    'the VPC, to its endpoints': { Group: group({ ...https, CidrIp: '10.30.0.0/16' }) },
    nobody: { Group: group() },
  },
  nonCompliant: {
    everybody: { Bad: way({ CidrIp: '0.0.0.0/0' }) },
    'everybody, by IPv6': { Bad: way({ CidrIpv6: '::/0' }) },
    'everybody, in the group itself': { Bad: group({ ...https, CidrIp: '0.0.0.0/0' }) },
    'a public address': { Bad: way({ CidrIp: '203.0.113.7/32' }) },
    'any private network': { Bad: way({ CidrIp: '10.0.0.0/8' }) },
    'the VPC, to a database': { Bad: way({ CidrIp: '10.30.0.0/16', FromPort: 5432, ToPort: 5432 }) },
    'another group, by any port': { Bad: way({ SourceSecurityGroupId: 'sg-2', FromPort: 0, ToPort: 65535 }) },
    'another group, by any protocol': { Bad: way({ SourceSecurityGroupId: 'sg-2', IpProtocol: '-1' }) },
  },
  notApplicable: { 'a way out': { Way: { Type: 'AWS::EC2::SecurityGroupEgress', Properties: { GroupId: 'sg-1', CidrIp: '0.0.0.0/0' } } } },
});
