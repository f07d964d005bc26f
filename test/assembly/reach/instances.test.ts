import type { Value } from '../../../src/assembly/template';
import { idOf } from '../../rehearsal/edited';
import { add, change, dev, doctorTargets, imported, reachIn } from './weakened';

const notJudged = (assembly: typeof dev) => reachIn(assembly).notJudged.map(({ type, reason }) => [type, reason]);

describe('container instances', () => {
  test('that nobody can send anything to are no way in', () => {
    expect(notJudged(dev)).toEqual([]);
  });

  test('behind a load balancer are not judged', () => {
    const edit = add('Dev-service-doctor', 'Servers', 'AWS::AutoScaling::AutoScalingGroup', {
      MaxSize: '1',
      MinSize: '0',
      TargetGroupARNs: [doctorTargets],
    });
    expect(notJudged(edit(dev))).toEqual([['AWS::AutoScaling::AutoScalingGroup', expect.stringMatching(/^is behind a load balancer/)]]);
  });

  test.each([
    ['a public address', { AssociatePublicIpAddress: true }],
    ['whatever address its subnet gives', {}],
  ])('with %s are not judged', (_, address) => {
    const path = ['LaunchTemplateData', 'NetworkInterfaces', 0];
    const groups = { Groups: [imported('Dev-cluster', 'AWS::EC2::SecurityGroup', 'Internal load balancer')] };
    const edit = change('Dev-cluster', 'AWS::EC2::LaunchTemplate', 'Graviton', path, { DeviceIndex: 0, ...groups, ...address });
    expect(notJudged(edit(dev))).toEqual([['AWS::EC2::LaunchTemplate', expect.stringMatching(/^does not say of each interface/)]]);
  });

  test('of their own, without a security group, are not judged', () => {
    const edit = add('Dev-cluster', 'Pet', 'AWS::EC2::Instance', { ImageId: 'ami-0123456789abcdef0' });
    expect(notJudged(edit(dev)).map(([type]) => type)).toEqual(['AWS::EC2::Instance']);
  });
});

describe('a NAT instance', () => {
  const admitting = (rule: Value) =>
    change('Dev-network', 'AWS::EC2::SecurityGroup', 'NAT instance', ['SecurityGroupIngress', 0], rule)(dev);
  const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };

  test.each([
    ['a network inside', { ...https, CidrIp: '10.10.0.0/16' }],
    ['members of a group', { ...https, SourceSecurityGroupId: imported('Dev-cluster', 'AWS::EC2::SecurityGroup', 'VPC Link') }],
  ])('that admits %s is no way in', (_, rule) => {
    expect(notJudged(admitting(rule))).toEqual([]);
  });

  test.each([
    ['the internet', { ...https, CidrIp: '0.0.0.0/0' }],
    ['more than a private block', { ...https, CidrIp: '10.0.0.0/7' }],
    ['one address of the internet', { ...https, CidrIp: '198.51.100.7/32' }],
    ['IPv6', { ...https, CidrIpv6: '::/0' }],
    ['a list of somebody', { ...https, SourcePrefixListId: 'pl-0123456789abcdef0' }],
    ['what is decided elsewhere', { ...https, CidrIp: { 'Fn::ImportValue': 'Somewhere:Block' } }],
  ])('that admits %s is not judged', (_, rule) => {
    expect(notJudged(admitting(rule))).toEqual([['AWS::EC2::Instance', expect.stringMatching(/^admits more than private addresses/)]]);
  });

  test('whose group is opened by a rule beside it is not judged', () => {
    const GroupId = { 'Fn::GetAtt': [idOf(dev, 'Dev-network', 'AWS::EC2::SecurityGroup', 'NAT instance'), 'GroupId'] };
    const edit = add('Dev-network', 'Open', 'AWS::EC2::SecurityGroupIngress', { GroupId, ...https, CidrIp: '0.0.0.0/0' });
    expect(notJudged(edit(dev)).map(([type]) => type)).toContain('AWS::EC2::Instance');
  });

  test('in a group of another stack is not judged', () => {
    const elsewhere = imported('Dev-cluster', 'AWS::EC2::SecurityGroup', 'VPC Link');
    const edit = change('Dev-network', 'AWS::EC2::Instance', '', ['SecurityGroupIds', 0], elsewhere);
    expect(notJudged(edit(dev))).toEqual([['AWS::EC2::Instance', expect.stringMatching(/^has security groups that are not in its stack/)]]);
  });
});
