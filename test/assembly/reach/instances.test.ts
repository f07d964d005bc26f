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

  test('of their own, without a launch template, are not judged', () => {
    const edit = add('Dev-cluster', 'Pet', 'AWS::EC2::Instance', { ImageId: 'ami-0123456789abcdef0' });
    expect(notJudged(edit(dev)).map(([type]) => type)).toEqual(['AWS::EC2::Instance']);
  });
});
