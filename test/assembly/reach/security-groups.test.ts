import type { Value } from '../../../src/assembly/template';
import { edited, idOf } from '../../rehearsal/edited';
import {
  add,
  all,
  change,
  databaseGroup,
  dev,
  doctorGroup,
  doctorTargets,
  type Edit,
  found,
  listener,
  loadBalancerGroup,
  messages,
  open,
  publicDatabase,
  reachIn,
  world,
} from './weakened';

describe('security groups', () => {
  test.each<[string, Edit]>([
    ['a public address without an open group', publicDatabase],
    ['an open group without a public address', open('Dev-database', 'In', databaseGroup, 5432, world)],
    [
      'a group open to a private network',
      all(publicDatabase, open('Dev-database', 'In', databaseGroup, 5432, { CidrIp: '192.168.0.0/16' })),
    ],
    ['a group open on another port', all(publicDatabase, open('Dev-database', 'In', databaseGroup, 3306, world))],
  ])('%s does not let the internet to the database', (_, edit) => {
    expect(found(edit(dev))).not.toContain('database-public');
  });

  test.each<[string, { readonly [key: string]: Value }]>([
    ['all addresses', world],
    ['all addresses of IPv6', { CidrIpv6: '::/0' }],
    ['some addresses', { CidrIp: '203.0.113.0/24' }],
    ['half of all addresses', { CidrIp: '0.0.0.0/1' }],
    ['a prefix list that AWS keeps', { SourcePrefixListId: 'pl-3b927c52' }],
  ])('a public address and a group open to %s do', (_, from) => {
    expect(found(all(publicDatabase, open('Dev-database', 'In', databaseGroup, 5432, from))(dev))).toContain('database-public');
  });

  test('rules count where they stand in the group itself', () => {
    const inline = change('Dev-database', 'AWS::EC2::SecurityGroup', '', ['SecurityGroupIngress'], [{ IpProtocol: '-1', ...world }]);
    expect(found(all(publicDatabase, inline)(dev))).toContain('database-public');
  });

  test.each<[string, Edit]>([
    [
      'straight',
      all(
        open('Dev-service-doctor', 'In', doctorGroup, 8443, { CidrIp: '10.10.0.0/16' }),
        change('Dev-service-eshop', 'AWS::EC2::SecurityGroup', 'Tasks of', ['SecurityGroupEgress'], [{ IpProtocol: '-1', ...world }]),
      ),
    ],
    [
      'through a rule for callers',
      add('Dev-service-doctor', 'More', 'AWS::ElasticLoadBalancingV2::ListenerRule', {
        ListenerArn: listener(8443),
        Priority: 900,
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/doctor/*'] } }],
        Actions: [{ Type: 'forward', TargetGroupArn: doctorTargets }],
      }),
    ],
    [
      'through a second listener',
      all(
        add('Dev-service-doctor', 'Second', 'AWS::ElasticLoadBalancingV2::Listener', {
          LoadBalancerArn: { 'Fn::GetStackOutput': { StackName: 'Dev-cluster', OutputName: 'Balancer' } },
          Port: 9443,
          Protocol: 'HTTPS',
          DefaultActions: [{ Type: 'forward', TargetGroupArn: doctorTargets }],
        }),
        open('Dev-service-doctor', 'In', loadBalancerGroup, 9443, { CidrIp: '10.0.0.0/8' }),
        change('Dev-service-eshop', 'AWS::EC2::SecurityGroup', 'Tasks of', ['SecurityGroupEgress', 0, 'ToPort'], 9443),
      ),
    ],
  ])('a service reaches another that does not name it, %s', (_, edit) => {
    const balancer = { Ref: idOf(dev, 'Dev-cluster', 'AWS::ElasticLoadBalancingV2::LoadBalancer') };
    const assembly = edited(dev, 'Dev-cluster', ['Outputs', 'Balancer'], { Value: balancer });
    expect(found(assembly)).toEqual([]);
    expect(messages(edit(assembly))).toContain('eshop reaches doctor, which does not name it among its callers');
  });

  test('a rule on one side only does not let a service reach another', () => {
    expect(found(open('Dev-service-doctor', 'In', doctorGroup, 8443, { CidrIp: '10.10.0.0/16' })(dev))).not.toContain(
      'service-not-granted',
    );
  });

  test('a receiver whose group is not in the assembly is taken to be open', () => {
    const foreign = change('Dev-database', 'AWS::RDS::DBInstance', '', ['VPCSecurityGroups'], ['sg-0123456789abcdef0']);
    expect(found(all(publicDatabase, foreign)(dev))).toContain('database-public');
    expect(reachIn(foreign(dev)).notJudged).toMatchObject([{ reason: expect.stringContaining('taken to be open') }]);
  });
});
