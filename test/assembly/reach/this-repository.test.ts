import type { Assembly } from '../../../src/assembly/assembly';
import { judgeReach } from '../../../src/assembly/reach/judge';
import { internet } from '../../../src/assembly/reach/reach';
import { reachOf } from '../../../src/assembly/reach/reach-of';
import { change, dev, found, reachIn, whole } from './weakened';

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
      const { access = [] } = whole.manifest?.environments.find(({ name }) => name === environment) ?? {};
      const granted = access.flatMap(({ service, calls, database }) => [
        ...(database ? [`${service} database`] : []),
        ...calls.map((to) => `${service} ${to}`),
      ]);
      const got = reached.filter(({ from }) => from !== internet).map(({ from, kind, to }) => `${from} ${kind === 'database' ? kind : to}`);
      expect(got.sort()).toEqual(granted.sort());
    },
  );

  test('only what configuration opens is reached without a token', () => {
    const routes = reachIn(dev).reached.flatMap(({ ways }) => ways.flatMap((way) => way.routes));
    expect(routes.filter(({ authorizer }) => authorizer === null).map(({ route }) => route)).toEqual(['GET /eshop/catalogue/{proxy+}']);
  });
});

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

  test('a service that reaches more than it is granted', () => {
    expect(found(withAccess({ calls: [] }))).toEqual(['service-not-granted']);
    expect(found(withAccess({ database: false }))).toEqual(['database-not-granted']);
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
