import { ExceptionsRegister, type FindingPlace, normaliseRule, placeOf } from '../../src/policy/exceptions-register';
import type { PolicyException } from '../../src/schema/platform';

const entry: PolicyException = {
  rules: ['AwsSolutions::AwsSolutions-IAM5[Resource::<Bucket.Arn>/*]'],
  scope: 'environment',
  path: 'audit/Role/DefaultPolicy/Resource',
  reason: 'Objects of one bucket, whose names are not known beforehand.',
  owner: 'platform-team',
  expires: '2027-03-31',
  arises: 'always',
};
const finding = 'AwsSolutions::AwsSolutions-IAM5[Resource::<BucketA1B2C3D4.Arn>/*]';
const place: FindingPlace = { scopes: ['environment'], path: 'audit/Role/DefaultPolicy/Resource' };
const register = (asOf: string) => new ExceptionsRegister([entry], new Date(asOf));

describe('a finding', () => {
  test('is acknowledged by the entry for its rule and path, whatever the hash in its id', () => {
    expect(register('2026-12-01').find(finding, place)).toBe(entry);
  });

  test('of the same rule on a wider wildcard is not acknowledged', () => {
    expect(register('2026-12-01').find('AwsSolutions::AwsSolutions-IAM5[Resource::*]', place)).toBeUndefined();
  });

  test.each(['audit', 'audit/Role', 'audit/Role/DefaultPolicy/Resource/More'])('at %s is not acknowledged: paths are exact', (path) => {
    expect(register('2026-12-01').find(finding, { ...place, path })).toBeUndefined();
  });

  test('in the pipeline is not acknowledged by an entry for environments', () => {
    expect(register('2026-12-01').find(finding, { ...place, scopes: ['pipeline'] })).toBeUndefined();
  });
});

describe('a star in a path', () => {
  const finds = (pattern: string, path: string) =>
    new ExceptionsRegister([{ ...entry, path: pattern }], new Date('2026-12-01')).find(finding, { ...place, path }) !== undefined;

  test('stands for one name, or for the end of one', () => {
    expect(finds('service-*/*/Task', 'service-shop/eshop/Task')).toBe(true);
  });

  test.each(['service-shop/Task', 'service-shop/a/b/Task', 'services/eshop/Task', 'service-shop/eshop/Role'])(
    'does not reach %s',
    (path) => {
      expect(finds('service-*/*/Task', path)).toBe(false);
    },
  );
});

test('an entry for unprotected environments excuses no protected one', () => {
  const register = new ExceptionsRegister([{ ...entry, scope: 'unprotected-environment' }], new Date('2026-12-01'));
  expect(register.find(finding, { ...place, scopes: ['environment', 'unprotected-environment'] })).toBeDefined();
  expect(register.find(finding, { ...place, scopes: ['environment'] })).toBeUndefined();
});

describe('expiry', () => {
  test('an entry holds on its last day, in every time zone', () => {
    expect(register('2027-04-01T11:59:59Z').find(finding, place)).toBe(entry);
  });

  test('an entry past its last day acknowledges nothing and is named', () => {
    expect(register('2027-04-01T12:00:00Z').find(finding, place)).toBeUndefined();
    expect(register('2027-04-01T12:00:00Z').expired).toEqual([entry]);
  });
});

test.each([
  [
    'P::IAM5[Resource::arn:aws:logs:us-east-1:222222222222:log-group:/x:*]',
    'P::IAM5[Resource::arn:aws:logs:<region>:<account>:log-group:/x:*]',
  ],
  ['P::IAM5[Resource::<BuildProjectAC950599>-*]', 'P::IAM5[Resource::<BuildProject>-*]'],
  ['P::IAM5[Action::s3:GetObject*]', 'P::IAM5[Action::s3:GetObject*]'],
  ['P::Plain-Rule', 'P::Plain-Rule'],
  ['P::IAM5[Resource::arn:aws:iam::999999999999:role/*]', 'P::IAM5[Resource::arn:aws:iam::999999999999:role/*]'],
])('%s is registered as %s', (rule, normalised) => {
  expect(normaliseRule(rule, '222222222222')).toBe(normalised);
});

describe('the place of a construct', () => {
  const environment = (protectsData: boolean) => ({
    stack: 'app/Dev/audit',
    stage: { name: 'Dev', protectsData },
    account: '222222222222',
  });

  test('of an environment starts at its stage', () => {
    expect(placeOf('app/Dev/audit/Trail/Resource', environment(true))).toEqual({
      scopes: ['environment'],
      path: 'audit/Trail/Resource',
      account: '222222222222',
    });
  });

  test('of an environment without patients’ data is in two scopes', () => {
    expect(placeOf('app/Dev/audit/Trail/Resource', environment(false)).scopes).toEqual(['environment', 'unprotected-environment']);
  });

  test('of the pipeline starts at its stack', () => {
    expect(placeOf('app/Release/Role/Resource', { stack: 'app', stage: undefined })).toEqual({
      scopes: ['pipeline'],
      path: 'Release/Role/Resource',
    });
  });
});
