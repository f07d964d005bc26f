import type { Assembly } from '../../../src/assembly/assembly';
import { judgeReach } from '../../../src/assembly/reach/judge';
import type { Reach } from '../../../src/assembly/reach/reach';
import { reachOf } from '../../../src/assembly/reach/reach-of';
import type { Value } from '../../../src/assembly/template';
import { configuration } from '../../../src/config';
import { rehearse } from '../../../src/rehearsal/rehearse';
import { resolvePlatform } from '../../../src/schema/resolve';
import { edited, idOf } from '../../rehearsal/edited';
import { platformAssembly } from '../platform-assembly';
import { removeAssemblies } from '../write-assembly';

let rest: Assembly;
beforeAll(() => {
  const [first] = configuration.environments;
  if (!first) throw new Error('an environment was expected');
  const environment = { ...first, frontendOrigins: first.frontendOrigins.slice(0, 1), edge: { ...first.edge, kind: 'rest-api' as const } };
  rest = platformAssembly(resolvePlatform({ ...configuration, environments: [environment] }));
});
afterAll(removeAssemblies);

function reachIn(assembly: Assembly): Reach {
  const reach = reachOf(assembly).find(({ environment }) => environment === 'dev');
  if (!reach) throw new Error('an environment dev was expected');
  return reach;
}

const rulesOf = (assembly: Assembly) => [...new Set(judgeReach(reachIn(assembly), assembly.manifest).map(({ rule }) => rule))];

type Path = readonly (string | number)[];
const change = (stack: string, type: string, says: string, path: Path, to: Value | undefined) =>
  edited(rest, stack, ['Resources', idOf(rest, stack, type, says), 'Properties', ...path], to);

describe('the same environment with a REST API as its edge', () => {
  test('every service is reached past the web ACL of the stage, and nothing else', () => {
    const { reached, notJudged } = reachIn(rest);
    expect(rulesOf(rest)).toEqual([]);
    expect(notJudged).toEqual([]);
    const ways = reached.filter(({ from }) => from === 'internet');
    expect(ways.map(({ to }) => to)).toEqual(['doctor', 'eshop', 'pharmacy']);
    for (const { ways: each } of ways) expect(each).toMatchObject([{ webAcls: [{ effect: 'blocks' }] }]);
  });

  test('routes are those of the service, each with its authorizer', () => {
    const [doctor] = reachIn(rest).reached;
    const routes = doctor?.ways.flatMap((way) => way.routes) ?? [];
    expect(routes.map(({ route }) => route).sort()).toEqual(
      ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'].map((method) => `${method} /doctor/{proxy+}`),
    );
    for (const { authorizer } of routes) expect(authorizer).toMatch(/^CUSTOM Dev-edge\/RestApi/);
  });

  test('a stage without its association is past no web ACL', () => {
    const id = idOf(rest, 'Dev-edge', 'AWS::WAFv2::WebACLAssociation');
    expect(rulesOf(edited(rest, 'Dev-edge', ['Resources', id], undefined))).toEqual(['no-web-acl']);
  });

  test('a web ACL of another stage protects nothing here', () => {
    const arn = {
      'Fn::Join': [
        '',
        ['arn:aws:apigateway:us-east-1::/restapis/', { Ref: idOf(rest, 'Dev-edge', 'AWS::ApiGateway::RestApi') }, '/stages/test'],
      ],
    };
    expect(rulesOf(change('Dev-edge', 'AWS::WAFv2::WebACLAssociation', '', ['ResourceArn'], arn))).toEqual(['no-web-acl']);
  });

  test('its own endpoint has the same web ACL; a second stage has none', () => {
    const open = change('Dev-edge', 'AWS::ApiGateway::RestApi', '', ['DisableExecuteApiEndpoint'], false);
    expect(rulesOf(open)).toEqual([]);
    const api = { Ref: idOf(rest, 'Dev-edge', 'AWS::ApiGateway::RestApi') };
    const second = edited(open, 'Dev-edge', ['Resources', 'Second'], {
      Type: 'AWS::ApiGateway::Stage',
      Properties: { RestApiId: api, StageName: 'second', DeploymentId: 'x' },
    });
    expect(rulesOf(second)).toEqual(expect.arrayContaining(['no-web-acl', 'endpoint-open']));
  });

  test('a method without an authorizer is named', () => {
    const bare = change('Dev-edge', 'AWS::ApiGateway::Method', 'PUTdoctorproxy', ['AuthorizationType'], 'NONE');
    expect(rulesOf(bare)).toEqual(['no-authorizer']);
  });
});

describe('the rehearsal of that', () => {
  const outcome = async (head: Assembly) => {
    const { outcome, findings } = await rehearse({ head, base: undefined, baseName: 'empty accounts', startAt: new Date(0) });
    return { outcome, broken: findings.find(({ rule }) => rule === 'route-broken')?.message };
  };

  test('a request gets through to every service', async () => {
    expect(await outcome(rest)).toEqual({ outcome: 'promoted', broken: undefined });
  });

  test.each<[string, () => Assembly, RegExp]>([
    [
      'the mapping',
      () => edited(rest, 'Dev-edge', ['Resources', idOf(rest, 'Dev-edge', 'AWS::ApiGateway::BasePathMapping')], undefined),
      /no API mapping/,
    ],
    [
      'the way into the load balancer',
      () =>
        edited(
          rest,
          'Dev-cluster',
          ['Resources', idOf(rest, 'Dev-cluster', 'AWS::EC2::SecurityGroupIngress', 'HTTPS from the VPC Link')],
          undefined,
        ),
      /no ingress rule/,
    ],
    [
      'the rule that answers',
      () =>
        edited(
          rest,
          'Dev-cluster',
          ['Resources', idOf(rest, 'Dev-cluster', 'AWS::ElasticLoadBalancingV2::ListenerRule', '/status')],
          undefined,
        ),
      /no rule of the listener/,
    ],
    [
      'a method that answers GET',
      () => change('Dev-edge', 'AWS::ApiGateway::Method', 'GETdoctorproxy', ['HttpMethod'], 'HEAD'),
      /no method of Dev-edge\/RestApi\w+ takes GET \/doctor\/rehearsal/,
    ],
    [
      'the port in the URI',
      () =>
        change('Dev-edge', 'AWS::ApiGateway::Method', 'GETstatus', ['Integration', 'Uri'], 'https://internal.dev.example.com:444/status'),
      /does not listen on port 444/,
    ],
    [
      'the origin header',
      () => change('Dev-edge', 'AWS::ApiGateway::Method', 'GETstatus', ['Integration', 'RequestParameters'], {}),
      /wants another value of the header x-carepath-origin/,
    ],
  ])('without %s it says so', async (_, edit, sentence) => {
    const { outcome: ended, broken } = await outcome(edit());
    expect(ended).not.toBe('promoted');
    expect(broken).toMatch(sentence);
  });
});
