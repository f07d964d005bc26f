import { ruleHolds, silencersIn } from './composite-rule';
import { alteredQuery, askedByQuery } from './insights-query';

const rate = 'SELECT AVG("5xxErrorRate") FROM SCHEMA("AWS/CloudFront", DistributionId, Region)';

test('a query asks for one figure of everything that has the dimensions of its schema', () => {
  expect(askedByQuery({ Id: 'q', Expression: rate, Period: 300 })).toEqual({
    id: 'q',
    namespace: 'AWS/CloudFront',
    name: '5xxErrorRate',
    dimensions: { DistributionId: '*', Region: '*' },
    statistic: 'Average',
    periodMinutes: 5,
  });
});

test('metric math is no query', () => {
  expect(askedByQuery({ Id: 'e', Expression: '100 * errors / requests' })).toBeUndefined();
});

test.each([`${rate} WHERE Region = 'Global'`, rate.replace('AVG', 'MEDIAN'), 'SELECT AVG(x) FROM "AWS/CloudFront"'])(
  'what is not modelled is an error, and not another query: %s',
  (Expression) => {
    expect(() => askedByQuery({ Id: 'q', Expression, Period: 60 })).toThrow('is not modelled');
  },
);

test('a query is altered where a metric would be', () => {
  const other = { MetricName: 'Requests', Namespace: 'AWS/S3', Dimensions: [{ Name: 'BucketName', Value: '*' }] };
  expect(alteredQuery(rate, () => other)).toBe('SELECT AVG("Requests") FROM SCHEMA("AWS/S3", BucketName)');
});

describe('a composite that another alarm silences', () => {
  const rule = '(ALARM("failing") AND (NOT (ALARM("quiet"))))';

  test.each([
    ['ALARM', 'OK', true],
    ['ALARM', 'ALARM', false],
    ['OK', 'OK', false],
    ['ALARM', 'INSUFFICIENT_DATA', true],
  ] as const)('failing is %s and quiet is %s: raised is %s', (failing, quiet, raised) => {
    expect(ruleHolds(rule, (alarm) => (alarm === 'quiet' ? quiet : failing))).toBe(raised);
  });

  test('is silenced by what it wants not to be raised', () => {
    expect(silencersIn(rule)).toEqual(['quiet']);
  });
});
