import { testRule } from '../rule-table';

const group = { Type: 'AWS::EC2::SecurityGroup', Properties: {} };
const id = { 'Fn::GetAtt': ['Group', 'GroupId'] };
const enter = (port: number, GroupId: object = id) => ({
  Type: 'AWS::EC2::SecurityGroupIngress',
  Properties: { GroupId, SourceSecurityGroupId: 'sg-2', IpProtocol: 'tcp', FromPort: port, ToPort: port },
});
const service = {
  Type: 'AWS::ECS::Service',
  Properties: { NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: [id] } }, LoadBalancers: [{ ContainerPort: 8443 }] },
};
const balancer = { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { SecurityGroups: [id] } };
const listener = { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { LoadBalancerArn: { Ref: 'Balancer' }, Port: 443 } };
const database = { 'Fn::ImportValue': 'Prod-database:SecurityGroup' };

testRule('security-group-opens-served-ports', {
  compliant: {
    'a task’s': { Group: group, Service: service, In: enter(8443) },
    'a listener’s': { Group: group, Balancer: balancer, Listener: listener, In: enter(443) },
    'a database’s': { In: enter(5432, database) },
    'of whom nobody here knows': { Group: group, In: enter(9000) },
  },
  nonCompliant: {
    'a shell beside a task': { Group: group, Service: service, BadIn: enter(22) },
    'no listener’s': { Group: group, Balancer: balancer, Listener: listener, BadIn: enter(8080) },
    'no database’s': { BadIn: enter(22, database) },
  },
  notApplicable: { 'a subnet': { Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.0.0/24' } } } },
});
