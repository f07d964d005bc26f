import { testRule } from '../rule-table';

const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
const nowhere = { IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp: '255.255.255.255/32' };
const group = (...SecurityGroupEgress: object[]) => ({ Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupEgress } });
const way = (properties: object) => ({ Type: 'AWS::EC2::SecurityGroupEgress', Properties: { GroupId: 'sg-1', ...https, ...properties } });
const aws = { ...https, CidrIp: '0.0.0.0/0' };
const worn = (name: string) => ({ 'Fn::GetAtt': [name, 'GroupId'] });
const functionIn = (name: string) => ({ Type: 'AWS::Lambda::Function', Properties: { VpcConfig: { SecurityGroupIds: [worn(name)] } } });
const balancerIn = (name: string) => ({ Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { SecurityGroups: [worn(name)] } });

testRule('security-group-names-where-to', {
  compliant: {
    nowhere: { Group: group(nowhere) },
    'to another group': { Way: way({ DestinationSecurityGroupId: 'sg-2' }) },
    'a function, to AWS': { Group: group(aws), Function: functionIn('Group') },
  },
  nonCompliant: {
    'what EC2 adds': { Bad: group() },
    everywhere: { Bad: group({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }), Function: functionIn('Bad') },
    'by plain HTTP': { Bad: group({ ...aws, FromPort: 80, ToPort: 80 }), Function: functionIn('Bad') },
    'by IPv6': { Bad: group({ ...https, CidrIpv6: '::/0' }), Function: functionIn('Bad') },
    'a load balancer, to the internet': { Bad: group(aws), Balancer: balancerIn('Bad') },
    'whoever wears it elsewhere, to the internet': { Bad: way({ CidrIp: '0.0.0.0/0' }) },
    'to another group, by any port': { Bad: way({ DestinationSecurityGroupId: 'sg-2', FromPort: 0, ToPort: 65535 }) },
  },
  notApplicable: { 'a way in': { Way: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: 'sg-1' } } } },
});
