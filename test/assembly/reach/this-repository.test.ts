import type { Assembly } from '../../../src/assembly/assembly';
import { judgeReach } from '../../../src/assembly/reach/judge';
import { internet } from '../../../src/assembly/reach/reach';
import { reachOf } from '../../../src/assembly/reach/reach-of';
import type { ManifestEnvironment } from '../../../src/schema/manifest';
import { all, change, dev, found, reachIn, whole } from './weakened';

describe('this repository, in each environment', () => {
  const reaches = reachOf(whole);

  test('is all there', () => {
    expect(reaches.map(({ environment }) => environment)).toEqual(whole.manifest?.environments.map(({ name }) => name));
  });

  test.each(reaches.map((reach) => [reach.environment, reach] as const))('%s: nothing is reached that should not be', (_, reach) => {
    expect(judgeReach(reach, whole.manifest)).toEqual([]);
    expect(reach).toMatchObject({ notJudged: [], invalid: [] });
  });

  test.each(reaches.map((reach) => [reach.environment, reach] as const))(
    '%s: the internet reaches every service past one web ACL that blocks, and no database',
    (_, { reached, services }) => {
      const ways = reached.filter(({ from }) => from === internet);
      expect(ways.map(({ to }) => to)).toEqual(services);
      for (const { webAcls } of ways.flatMap((entry) => entry.ways)) expect(webAcls).toMatchObject([{ effect: 'blocks' }]);
    },
  );

  test.each(reaches.map((reach) => [reach.environment, reach] as const))(
    '%s: services reach what they are granted',
    (environment, { reached }) => {
      const { access = [], databaseKeepers = [] } = whole.manifest?.environments.find(({ name }) => name === environment) ?? {};
      const isKeeper = (from: string) => databaseKeepers.some((stack) => from.startsWith(`${stack}/`));
      const granted = access.flatMap(({ service, calls, database }) => [
        ...(database ? [`${service} database`] : []),
        ...calls.map((to) => `${service} ${to}`),
      ]);
      const got = reached
        .filter(({ from }) => from !== internet && !isKeeper(from))
        .map(({ from, kind, to }) => `${from} ${kind === 'database' ? kind : to}`);
      expect(got.sort()).toEqual(granted.sort());
    },
  );

  test.each(reaches.map((reach) => [reach.environment, reach] as const))(
    '%s: what makes users and runs migrations reaches the database, and nothing else',
    (environment, { reached }) => {
      const { databaseKeepers = [] } = whole.manifest?.environments.find(({ name }) => name === environment) ?? {};
      const ways = databaseKeepers.map((stack) => reached.filter(({ from }) => from.startsWith(`${stack}/`)).map(({ kind }) => kind));
      expect(ways).toEqual(databaseKeepers.map(() => ['database']));
    },
  );

  test('only what configuration opens is reached without a token', () => {
    const routes = reachIn(dev).reached.flatMap(({ ways }) => ways.flatMap((way) => way.routes));
    expect(routes.filter(({ authorizer }) => authorizer === null).map(({ route }) => route)).toEqual(['GET /eshop/catalogue/{proxy+}']);
  });
});

function withoutKeepers({ databaseKeepers: _, ...environment }: ManifestEnvironment): ManifestEnvironment {
  return environment;
}

describe('grants', () => {
  const withAccess = (change: object): Assembly => ({
    ...dev,
    manifest: dev.manifest && {
      ...dev.manifest,
      environments: dev.manifest.environments.map((environment) => ({
        ...environment,
        access: environment.access?.map((access) => (access.service === 'doctor' ? { ...access, ...change } : access)),
      })),
    },
  });

  test('a function and a task that reach a database, and are not named as its keepers', () => {
    const nobody = { ...dev, manifest: dev.manifest && { ...dev.manifest, environments: dev.manifest.environments.map(withoutKeepers) } };
    expect(found(nobody)).toEqual(['database-not-granted']);
    const findings = judgeReach(reachIn(nobody), nobody.manifest).map(({ from }) => from);
    expect(findings).toEqual(expect.arrayContaining([expect.stringMatching(/^Dev-database-users\/UsersFunction/)]));
    expect(findings).toEqual(expect.arrayContaining([expect.stringMatching(/^Dev-migrate-eshop\/SecurityGroup/)]));
  });

  test('a service that reaches more than it is granted', () => {
    expect(found(withAccess({ calls: [] }))).toEqual(['service-not-granted']);
    expect(found(withAccess({ database: false }))).toEqual(['database-not-granted']);
  });

  test('the callers’ group that nobody wears yet is for those that configuration names, and for nobody else', () => {
    const groups = ['NetworkConfiguration', 'AwsvpcConfiguration', 'SecurityGroups', 1];
    const withoutCallers = all(
      ...['Dev-service-eshop', 'Dev-service-doctor'].map((stack) => change(stack, 'AWS::ECS::Service', '', groups, undefined)),
    )(dev);
    const withheld = { ...withoutCallers, manifest: withAccess({ calls: [] }).manifest };
    expect(found(withheld)).toEqual([]);
    const named = withheld.manifest?.environments.map((environment) => ({
      ...environment,
      access: environment.access?.map(({ callers: _, ...access }) => access),
    }));
    expect(found({ ...withheld, manifest: withheld.manifest && { ...withheld.manifest, environments: named ?? [] } })).toEqual([
      'service-not-granted',
    ]);
  });

  test('an assembly that does not say what is granted is judged by the rest', () => {
    const { manifest: _, ...silent } = change(
      'Dev-edge',
      'AWS::CloudFront::Distribution',
      '',
      ['DistributionConfig', 'WebACLId'],
      undefined,
    )(dev);
    expect(found({ ...silent, manifest: undefined })).toEqual(['no-web-acl']);
  });
});
