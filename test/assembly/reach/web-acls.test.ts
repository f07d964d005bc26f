import type { Assembly } from '../../../src/assembly/assembly';
import { judgeReach } from '../../../src/assembly/reach/judge';
import { internet } from '../../../src/assembly/reach/reach';
import { edited } from '../../rehearsal/edited';
import {
  aclRule,
  add,
  all,
  change,
  dev,
  doctorGroup,
  doctorTargets,
  type Edit,
  edgeRule,
  found,
  header,
  imported,
  inner,
  internetFacing,
  listener,
  loadBalancerGroup,
  messages,
  open,
  reachIn,
  resourceOf,
  world,
} from './weakened';

describe('past the web ACL', () => {
  test.each<[string, Edit]>([
    [
      'a rule without the header condition',
      change('Dev-service-doctor', 'AWS::ElasticLoadBalancingV2::ListenerRule', edgeRule, ['Conditions', 1], undefined),
    ],
    [
      'a header value that stands in the template',
      change('Dev-service-doctor', 'AWS::ElasticLoadBalancingV2::ListenerRule', edgeRule, header, ['letmein']),
    ],
    [
      'a plain value beside the secret ones',
      change('Dev-service-doctor', 'AWS::ElasticLoadBalancingV2::ListenerRule', edgeRule, [...header, 1], '*'),
    ],
    [
      'a secret whose value stands in the template',
      change('Dev-cluster', 'AWS::SecretsManager::Secret', 'OriginSecretA', ['SecretString'], '{"value1":"x"}'),
    ],
    [
      'a header condition of a plain parameter',
      change('Dev-service-doctor', 'AWS::ElasticLoadBalancingV2::ListenerRule', edgeRule, header, ['{{resolve:ssm:/origin/value}}']),
    ],
    [
      'one more rule',
      add('Dev-service-doctor', 'More', 'AWS::ElasticLoadBalancingV2::ListenerRule', {
        ListenerArn: listener(443),
        Priority: 900,
        Conditions: [{ Field: 'path-pattern', Values: ['/doctor/*'] }],
        Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: doctorTargets }] } }],
      }),
    ],
    [
      'a default action that forwards',
      change(
        'Dev-cluster',
        'AWS::ElasticLoadBalancingV2::Listener',
        '"Port":443',
        ['DefaultActions'],
        [{ Type: 'forward', TargetGroupArn: { 'Fn::GetStackOutput': { StackName: 'Dev-service-doctor', OutputName: 'Targets' } } }],
      ),
    ],
    [
      'a distribution without its web ACL',
      change('Dev-edge', 'AWS::CloudFront::Distribution', '', ['DistributionConfig', 'WebACLId'], undefined),
    ],
    [
      'a second distribution that knows the header',
      all(
        (assembly) => edited(assembly, 'Dev-edge', ['Resources', 'Second'], resourceOf('Dev-edge', 'AWS::CloudFront::Distribution')),
        (assembly) => edited(assembly, 'Dev-edge', ['Resources', 'Second', 'Properties', 'DistributionConfig', 'WebACLId'], undefined),
      ),
    ],
    [
      'an API that adds the header itself',
      change('Dev-edge', 'AWS::ApiGatewayV2::Integration', '', ['RequestParameters'], {
        'overwrite:header.x-carepath-origin': {
          'Fn::Join': [
            '',
            [
              '{{resolve:secretsmanager:',
              imported('Dev-cluster', 'AWS::SecretsManager::Secret', 'OriginSecretA'),
              ':SecretString:value1::}}',
            ],
          ],
        },
      }),
    ],
    [
      'a load balancer on the internet, open on the port between services',
      all(internetFacing, open('Dev-edge', 'In', loadBalancerGroup, 8443, world)),
    ],
    [
      'an API that adds the header itself, by another reference to the same secret',
      change('Dev-edge', 'AWS::ApiGatewayV2::Integration', '', ['RequestParameters'], {
        'overwrite:header.x-carepath-origin': {
          'Fn::Join': [
            '',
            [
              '{{resolve:secretsmanager:',
              imported('Dev-cluster', 'AWS::SecretsManager::Secret', 'OriginSecretA'),
              ':SecretString:value1:AWSCURRENT}}',
            ],
          ],
        },
      }),
    ],
    [
      'tasks with a public address, open to it',
      all(
        change('Dev-service-doctor', 'AWS::ECS::Service', '', ['NetworkConfiguration', 'AwsvpcConfiguration', 'AssignPublicIp'], 'ENABLED'),
        open('Dev-service-doctor', 'In', doctorGroup, 8443, world),
      ),
    ],
  ])('%s', (_, edit) => {
    const assembly = edited(dev, 'Dev-service-doctor', ['Outputs'], { Targets: { Value: doctorTargets } });
    expect(found(assembly)).toEqual([]);
    expect(found(edit(assembly))).toContain('no-web-acl');
  });

  test('names the service, and the way round', () => {
    const assembly = change('Dev-service-doctor', 'AWS::ElasticLoadBalancingV2::ListenerRule', edgeRule, ['Conditions', 1], undefined)(dev);
    const [finding, second] = judgeReach(reachIn(assembly), assembly.manifest);
    expect(second).toBeUndefined();
    expect(finding).toMatchObject({ environment: 'dev', from: internet, message: 'the internet reaches doctor past no web ACL' });
    expect(finding?.where.map((hop) => hop.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'Dev-edge/ApiDomain',
      'Dev-edge/Api',
      'Dev-edge/ApiVpcLink',
      'Dev-cluster/LoadBalancer',
      'Dev-cluster/LoadBalancerEdge',
      'Dev-service-doctor/doctorEdgeRulesRule0',
      'Dev-service-doctor/doctorTargetGroup',
      'Dev-service-doctor/doctorService',
    ]);
  });
});

describe('a web ACL that does not block', () => {
  const counted = (index: number) => aclRule(index, { Name: `Counting${index}`, Statement: inner, OverrideAction: { Count: {} } });

  test.each<[string, Edit, RegExp]>([
    ['by one rule that counts', counted(3), /only counts by Counting3\b/],
    ['by all of them', all(...[0, 1, 2, 3, 4].map(counted)), /only counts by Counting0, Counting1/],
    [
      'by a rule that lets everything pass',
      aclRule(0, { Name: 'Open', Priority: 0, Statement: {}, Action: { Allow: {} } }),
      /past its other rules by Open$/,
    ],
    ['without any rule', change('Dev-edge-global', 'AWS::WAFv2::WebACL', '', ['Rules'], []), /which blocks nothing$/],
  ])('%s', (_, edit, sentence) => {
    const assembly = edit(dev);
    expect(found(assembly)).toEqual(['web-acl-weak']);
    for (const message of messages(assembly)) expect(message).toMatch(sentence);
  });

  test('by rules of which the assembly does not know', () => {
    const arn = 'arn:aws:wafv2:us-east-1:999999999999:global/webacl/theirs/1';
    expect(found(change('Dev-edge', 'AWS::CloudFront::Distribution', '', ['DistributionConfig', 'WebACLId'], arn)(dev))).toEqual([
      'web-acl-unknown',
    ]);
  });

  test('a rule of a managed group that counts, or a group with a narrower scope, is told', () => {
    const lowered = {
      VendorName: 'AWS',
      Name: 'X',
      ScopeDownStatement: {},
      RuleActionOverrides: [{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }],
    };
    const rule = { Name: 'Managed', Statement: { ManagedRuleGroupStatement: lowered }, OverrideAction: { None: {} } };
    const [way] = reachIn(aclRule(3, rule)(dev)).reached.flatMap(({ ways }) => ways);
    expect(way?.webAcls).toMatchObject([
      { effect: 'blocks', counting: expect.arrayContaining(['Managed/SizeRestrictions_BODY']), narrowed: ['Managed'] },
    ]);
  });

  test('counting is a warning while configuration says so, and an error afterwards', () => {
    const { manifest, ...counting } = all(...[0, 1, 2, 3, 4].map(counted))(dev);
    const until = (day: string): Assembly => ({
      ...counting,
      manifest: manifest && {
        ...manifest,
        environments: manifest.environments.map((environment) => ({ ...environment, webAclCounts: { until: day, reason: 'a trial' } })),
      },
    });
    const severities = (assembly: Assembly) =>
      new Set(judgeReach(reachIn(assembly), assembly.manifest).map(({ severity, rule }) => `${severity} ${rule}`));
    expect([...severities(until('9999-12-31'))]).toEqual(['warning web-acl-counts']);
    expect([...severities(until('2000-01-01'))]).toEqual(['error web-acl-weak']);
  });

  test('a rule that is taken away is missing from the answer', () => {
    const blocking = (assembly: Assembly) => reachIn(assembly).entries[0]?.webAcls.flatMap((acl) => acl.blocking) ?? [];
    const [first = '', ...rest] = blocking(dev);
    expect(first).toBe('AWSManagedRulesAmazonIpReputationList');
    expect(blocking(change('Dev-edge-global', 'AWS::WAFv2::WebACL', '', ['Rules', 0], undefined)(dev))).toEqual(rest);
  });
});
