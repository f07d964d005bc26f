import { EnvironmentResources } from '../../../src/assembly/environment-resources';
import type { Resource, Value } from '../../../src/assembly/template';
import { deploy } from '../../../src/rehearsal/cloud/deploy';
import { SimulatedCloud } from '../../../src/rehearsal/cloud/simulated-cloud';
import { followCalls } from '../../../src/rehearsal/smoke/calls';
import { resource } from '../hand-made';

const location = { account: '111111111111', region: 'eu-west-1', name: 'app' };
const ref = (id: string): Value => ({ Ref: id });
const closed = { SecurityGroupEgress: [{ IpProtocol: 'icmp', CidrIp: '255.255.255.255/32' }] };
const group = () => resource('AWS::EC2::SecurityGroup', { GroupDescription: 'x', ...closed });
const rule = (port: number, from: string, to: string): Record<string, Resource> => ({
  [`${from}${to}In`]: resource('AWS::EC2::SecurityGroupIngress', {
    GroupId: ref(to),
    SourceSecurityGroupId: ref(from),
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
  }),
  [`${from}${to}Out`]: resource('AWS::EC2::SecurityGroupEgress', {
    GroupId: ref(from),
    DestinationSecurityGroupId: ref(to),
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
  }),
});
const task = (environment: Record<string, Value>) =>
  resource('AWS::ECS::TaskDefinition', {
    ContainerDefinitions: [
      {
        Name: 'app',
        PortMappings: [{ ContainerPort: 8443 }],
        Environment: Object.entries(environment).map(([Name, Value]) => ({ Name, Value })),
      },
    ],
  });
const service = (taskId: string, securityGroup: string, target?: string) =>
  resource('AWS::ECS::Service', {
    TaskDefinition: ref(taskId),
    LoadBalancers: target ? [{ ContainerName: 'app', ContainerPort: 8443, TargetGroupArn: ref(target) }] : [],
    NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: [ref(securityGroup)] } },
  });

const resources: Record<string, Resource> = {
  CallerGroup: group(),
  BalancerGroup: group(),
  CalledGroup: group(),
  DatabaseGroup: group(),
  ...rule(9443, 'CallerGroup', 'BalancerGroup'),
  ...rule(8443, 'BalancerGroup', 'CalledGroup'),
  ...rule(5432, 'CallerGroup', 'DatabaseGroup'),
  Balancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { SecurityGroups: [ref('BalancerGroup')] }),
  Address: resource('AWS::Route53::RecordSet', {
    Name: 'internal.example.com.',
    Type: 'A',
    HostedZoneId: 'Z',
    AliasTarget: { DNSName: { 'Fn::GetAtt': ['Balancer', 'DNSName'] } },
  }),
  Listener: resource('AWS::ElasticLoadBalancingV2::Listener', { LoadBalancerArn: ref('Balancer'), Port: 9443, Protocol: 'HTTPS' }),
  Rule: resource('AWS::ElasticLoadBalancingV2::ListenerRule', {
    ListenerArn: ref('Listener'),
    Priority: 1,
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/called/*'] } }],
    Actions: [{ Type: 'forward', TargetGroupArn: ref('Target') }],
  }),
  Target: resource('AWS::ElasticLoadBalancingV2::TargetGroup', {}),
  Database: resource('AWS::RDS::DBInstance', { Engine: 'postgres', VPCSecurityGroups: [ref('DatabaseGroup')] }),
  CallerTask: task({
    CALLED_URL: 'https://internal.example.com:9443/called',
    DATABASE_HOST: { 'Fn::GetAtt': ['Database', 'Endpoint.Address'] },
    ISSUER: 'https://auth.elsewhere.com/',
  }),
  CalledTask: task({}),
  Caller: service('CallerTask', 'CallerGroup'),
  Called: service('CalledTask', 'CalledGroup', 'Target'),
};

function follow(without: readonly string[] = [], changed: Record<string, Resource> = {}): string[] {
  const cloud = new SimulatedCloud();
  const kept = Object.fromEntries(Object.entries({ ...resources, ...changed }).filter(([id]) => !without.includes(id)));
  const { failure } = deploy(cloud, { location, template: { Resources: kept }, parameters: new Map(), terminationProtection: false });
  expect(failure).toBeUndefined();
  return followCalls(new EnvironmentResources(cloud.stacks()), 'example.com');
}

test('a service reaches the service and the database that its variables name', () => {
  expect(follow()).toEqual(['app/Caller reaches app/Called', 'app/Caller reaches app/Database']);
});

test.each([
  ['the way into the load balancer', 'CallerGroupBalancerGroupIn', /no ingress rule of app\/BalancerGroup/],
  ['the way out to the load balancer', 'CallerGroupBalancerGroupOut', /no egress rule of app\/CallerGroup/],
  ['the way into the service', 'BalancerGroupCalledGroupIn', /no ingress rule of app\/CalledGroup/],
  ['the way into the database', 'CallerGroupDatabaseGroupIn', /calls app\/Database: no ingress rule of app\/DatabaseGroup/],
  ['the private name', 'Address', /calls https:\/\/internal.example.com:9443\/called: no DNS record/],
  ['the listener rule', 'Rule', /no rule of the listener app\/Listener takes \/called\/rehearsal/],
])('without %s it says so', (_, id, sentence) => {
  expect(() => follow([id])).toThrow(sentence);
});

test('a load balancer that listens elsewhere is not reached', () => {
  const moved = { Listener: resource('AWS::ElasticLoadBalancingV2::Listener', { LoadBalancerArn: ref('Balancer'), Port: 444 }) };
  expect(() => follow([], moved)).toThrow('app/Balancer does not listen on port 9443');
});
