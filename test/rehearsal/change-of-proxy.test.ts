import { accessOf } from '../../src/assembly/access/access-of';
import { judgeAccess } from '../../src/assembly/access/judge';
import type { Assembly } from '../../src/assembly/assembly';
import { reachOf } from '../../src/assembly/reach/reach-of';
import { databaseRelease } from './database-release';
import { edited, idOf } from './edited';
import { rehearsal, rulesOf } from './hand-made';

const straight = databaseRelease('dev', {});
const proxied = databaseRelease('dev', { proxy: true });

const failed = async (head: Assembly) =>
  (await rehearsal(head)).stages.flatMap(({ name, actions }) =>
    actions.filter(({ outcome }) => outcome === 'failed').map((action) => `${name}/${action.name}`),
  );
const waysToDatabase = (assembly: Assembly) =>
  reachOf(assembly).flatMap(({ reached }) =>
    reached.filter(({ kind, from }) => kind === 'database' && from === 'eshop').flatMap(({ ways }) => ways),
  );

describe('RDS Proxy', () => {
  test('is switched on in one release, past which no service connects straight', async () => {
    const report = await rehearsal(proxied, straight);
    expect(report.outcome).toBe('promoted');
    expect(rulesOf(report).filter((rule) => /export|roll-forward|stateful|departed/.test(rule))).toEqual([]);
    expect(waysToDatabase(straight).map(({ hops }) => hops.length)).toEqual([1]);
    expect(waysToDatabase(proxied).map(({ hops }) => hops)).toEqual([
      [expect.stringMatching(/^Dev-database-proxy\/Proxy/), expect.stringMatching(/^Dev-database\/Instance/)],
    ]);
  });

  test('is switched off in one release, after the services have let go of it', async () => {
    const report = await rehearsal(straight, proxied);
    expect(report.outcome).toBe('promoted');
    expect(rulesOf(report).filter((rule) => /export|roll-forward|stateful|departed/.test(rule))).toEqual([]);
    const order = report.stacks.filter(({ operation }) => operation !== 'none').map(({ name }) => name);
    expect(order.indexOf('Dev-service-eshop')).toBeLessThan(order.indexOf('Dev-database-proxy'));
  });

  test('begins with an environment as well as it joins one', async () => {
    expect(await failed(proxied)).toEqual([]);
  });
});

describe('who may sign in to the database', () => {
  const faults = (assembly: Assembly) =>
    accessOf(assembly).flatMap((access) => judgeAccess(access, assembly).map(({ rule, where }) => `${rule} ${where}`));

  test('is each service as itself, through a proxy that nobody else can be', () => {
    expect(faults(proxied)).toEqual([]);
  });

  test('is more than that where something else may take the proxy’s role', () => {
    const role = idOf(proxied, 'Dev-database-proxy', 'AWS::IAM::Role');
    const principal = ['Resources', role, 'Properties', 'AssumeRolePolicyDocument', 'Statement', 0, 'Principal', 'Service'];
    expect(faults(edited(proxied, 'Dev-database-proxy', principal, 'ecs-tasks.amazonaws.com'))).toEqual([
      'database-user-of-another database-proxy/Proxy/Role',
    ]);
  });
});

describe('an edit of the way through the proxy', () => {
  const proxyStack = 'Dev-database-proxy';
  const withPort = (stack: string, type: string, says: string) => {
    const id = idOf(proxied, stack, type, says);
    const at = (field: string) => ['Resources', id, 'Properties', field];
    return edited(edited(proxied, stack, at('FromPort'), 9), stack, at('ToPort'), 9);
  };
  const target = idOf(proxied, proxyStack, 'AWS::RDS::DBProxyTargetGroup');

  test.each([
    ['the service may not leave for the proxy', withPort('Dev-service-eshop', 'AWS::EC2::SecurityGroupEgress', 'eshop to the database')],
    ['the proxy does not admit the service', withPort('Dev-service-eshop', 'AWS::EC2::SecurityGroupIngress', 'eshop to the database')],
    ['the proxy may not leave for the database', withPort(proxyStack, 'AWS::EC2::SecurityGroupEgress', 'RDS Proxy to the database')],
    ['the database does not admit the proxy', withPort(proxyStack, 'AWS::EC2::SecurityGroupIngress', 'RDS Proxy to the database')],
    ['the proxy has no targets', edited(proxied, proxyStack, ['Resources', target], undefined)],
    [
      'the proxy leads to another database',
      edited(proxied, proxyStack, ['Resources', target, 'Properties', 'DBInstanceIdentifiers'], ['another']),
    ],
    ['the targets are another proxy’s', edited(proxied, proxyStack, ['Resources', target, 'Properties', 'DBProxyName'], 'another')],
  ])('%s: the smoke gate fails, and no way is shown', async (_, head) => {
    expect(await failed(head)).toEqual(['Dev/Smoke']);
    expect(waysToDatabase(head)).toEqual([]);
  });
});
