import type { Environment } from '../../src/schema/environment';
import type { Route } from '../../src/schema/service';
import { webAclRules } from '../../src/stacks/edge/web-acl-rules';
import { exampleEnvironment, exampleRoute, exampleService } from './example-environment';
import { exampleSet } from './example-set';

const { edge } = exampleEnvironment();
const rulesOf = (overrides: Partial<Environment>, scope: 'CLOUDFRONT' | 'REGIONAL' = 'CLOUDFRONT') =>
  webAclRules(exampleEnvironment(overrides), scope);
const ruleOf = (name: string, overrides: Partial<Environment>, scope?: 'CLOUDFRONT' | 'REGIONAL') =>
  rulesOf(overrides, scope).find((rule) => rule.name === name);
const serving = (...routes: Route[]) => ({ services: [exampleService({ routes })] });

/** Paths are compared decoded and with dots walked: `/login/../doctor` is not below `/login`. */
const below = (searchString: string) => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'STARTS_WITH',
    searchString,
    textTransformations: [
      { priority: 0, type: 'URL_DECODE' },
      { priority: 1, type: 'NORMALIZE_PATH' },
    ],
  },
});

describe('paths where passwords or codes could be tried', () => {
  test('are limited more, counted apart', () => {
    const strict = ruleOf('StrictRateLimitPerIp', { edge: { ...edge, strictRateLimitPaths: ['/login/*'], strictRateLimitPerIp: 50 } });
    expect(strict).toMatchObject({
      statement: { rateBasedStatement: { limit: 50, aggregateKeyType: 'IP', scopeDownStatement: below('/login/') } },
      action: { block: { customResponse: { responseCode: 429 } } },
    });
  });

  test('are none unless configuration names them', () => {
    expect(ruleOf('StrictRateLimitPerIp', {})).toBeUndefined();
  });

  test('stand behind the general limit, before what is dearer', () => {
    const rules = rulesOf({ edge: { ...edge, strictRateLimitPaths: ['/login/*', '/codes/*'] } });
    expect(rules.map(({ name, priority }) => `${priority} ${name}`).slice(2, 5)).toEqual([
      '30 RateLimitPerIp',
      '40 StrictRateLimitPerIp',
      '50 AWSManagedRulesKnownBadInputsRuleSet',
    ]);
  });
});

describe('a route with a larger body', () => {
  const larger = serving(exampleRoute({ path: '/records/notes/*', maxBodyKiB: 40 }), exampleRoute({ path: '/records/*' }));
  const bodyOver = (size: number) => ({
    sizeConstraintStatement: { fieldToMatch: { body: { oversizeHandling: 'MATCH' } }, comparisonOperator: 'GT', size },
  });

  test('is let through by the one rule of the group that would refuse it for its size', () => {
    expect(ruleOf('AWSManagedRulesCommonRuleSet', larger)).toMatchObject({
      overrideAction: { none: {} },
      statement: {
        managedRuleGroupStatement: { ruleActionOverrides: [{ name: 'SizeRestrictions_BODY', actionToUse: { count: {} } }] },
      },
    });
  });

  test('is refused beyond its own limit, and every other route beyond the usual one', () => {
    expect(ruleOf('RequestBodySize', larger)).toMatchObject({
      action: { block: { customResponse: { responseCode: 413 } } },
      statement: {
        orStatement: {
          statements: [
            { andStatement: { statements: [bodyOver(8192), { notStatement: { statement: below('/records/notes/') } }] } },
            {
              andStatement: {
                statements: [below('/records/notes/'), bodyOver(40_960)],
              },
            },
          ],
        },
      },
    });
  });

  test('is judged where the group would have judged it', () => {
    const names = rulesOf(larger).map(({ name }) => name);
    expect(names.indexOf('RequestBodySize')).toBe(names.indexOf('AWSManagedRulesCommonRuleSet') + 1);
  });

  test('relaxes nothing else: no other group, and no scope of any', () => {
    const statements = (overrides: Partial<Environment>) =>
      rulesOf(overrides)
        .filter(({ name }) => !['AWSManagedRulesCommonRuleSet', 'RequestBodySize'].includes(name))
        .map(({ name, statement }) => ({ name, statement }));
    expect(statements(larger)).toEqual(statements(serving(exampleRoute())));
    expect(JSON.stringify(rulesOf(larger))).not.toContain('scopeDownStatement');
  });

  test.each([
    ['http-api', 'CLOUDFRONT', 8, 'KB_16'],
    ['http-api', 'CLOUDFRONT', 17, 'KB_32'],
    ['rest-api', 'API_GATEWAY', 40, 'KB_48'],
    ['rest-api', 'API_GATEWAY', 64, 'KB_64'],
  ] as const)('is looked at whole: %s, %s, %i KiB', (kind, resource, maxBodyKiB, limit) => {
    const set = exampleSet({ edge: { ...edge, kind }, ...serving(exampleRoute({ maxBodyKiB })) });
    const [acl] = set.resources('AWS::WAFv2::WebACL');
    expect(acl?.Properties.AssociationConfig).toEqual({ RequestBody: { [resource]: { DefaultSizeInspectionLimit: limit } } });
  });
});

describe('a cached route of a REST API', () => {
  const cached = (...cacheQueryStrings: string[]) =>
    serving(exampleRoute({ path: '/shop/*', auth: 'none', phi: false, cacheSeconds: 60, cacheQueryStrings }));
  const regexOf = (...names: string[]) => {
    const [, regex = '"(?!)"'] =
      /"regexString":("(?:[^"\\\\]|\\\\.)*")/.exec(JSON.stringify(ruleOf('CachedQueryStrings', cached(...names), 'REGIONAL'))) ?? [];
    return new RegExp(JSON.parse(regex));
  };

  test.each(['', 'page=2', 'page=2&sort.by=price', 'sort.by=&page=2'])('takes the query %p of the parameters named', (query) => {
    expect(regexOf('page', 'sort.by').test(query)).toBe(true);
  });

  test.each(['debug=1', 'page=2&debug=1', 'sortxby=1', '%70age=2', 'pagedebug=1', 'page=2&&debug=1'])('refuses the query %p', (query) => {
    expect(regexOf('page', 'sort.by').test(query)).toBe(false);
  });

  test('takes no query at all where none is named', () => {
    expect(regexOf().test('')).toBe(true);
    expect(regexOf().test('page=1')).toBe(false);
  });

  test('needs no such rule behind CloudFront, which drops what is not named', () => {
    expect(ruleOf('CachedQueryStrings', cached('page'), 'CLOUDFRONT')).toBeUndefined();
  });
});

test('all that it sees is logged where data is protected; elsewhere what a rule found', () => {
  const filterOf = (protectData: boolean) =>
    exampleSet({ protectData }).resources('AWS::WAFv2::LoggingConfiguration')[0]?.Properties.LoggingFilter;
  expect(filterOf(true)).toBeUndefined();
  expect(filterOf(false)).toMatchObject({ DefaultBehavior: 'DROP', Filters: [{ Behavior: 'KEEP', Requirement: 'MEETS_ANY' }] });
});

test('told to count, every rule counts, and none is left out', () => {
  const count = { mode: 'count' as const, until: '2027-01-31', reason: 'The first weeks show which rules refuse what clinics send.' };
  const routes = serving(exampleRoute({ maxBodyKiB: 64 }));
  const rules = rulesOf({ edge: { ...edge, webAcl: count }, ...routes });
  expect(rules.map(({ name }) => name)).toEqual(rulesOf(routes).map(({ name }) => name));
  for (const { action, overrideAction } of rules) expect(action ?? overrideAction).toEqual({ count: {} });
});
