import { ruleHolds } from './composite-rule';
import { evaluateMath } from './metric-math';
import { Distribution, Gauge } from './series';
import { statistic } from './statistics';

test.each([
  ['a + 2 * b', [11, 22]],
  ['(a + 2) * b', [15, 40]],
  ['IF(a >= 2, 100 * b / a, 0)', [0, 500]],
  ['IF(a >= 2, b)', [undefined, 10]],
  ['-a', [-1, -2]],
  ['IF(a < 2 AND b < 6, 1, 0)', [1, 0]],
  ['b / (a - 1)', [undefined, 10]],
  ['3', [3, 3]],
])('%s', (expression, expected) => {
  expect(evaluateMath(expression, { a: [1, 2], b: [5, 10] }, 2)).toEqual(expected);
});

test('a missing point makes a missing point, unless it is filled', () => {
  const metrics = { a: [1, undefined], b: [5, 10] };
  expect(evaluateMath('a + b', metrics, 2)).toEqual([6, undefined]);
  expect(evaluateMath('FILL(a, 0) + b', metrics, 2)).toEqual([6, 10]);
});

test('what has no data at all cannot be filled', () => {
  expect(evaluateMath('FILL(a, 0)', { a: [undefined, undefined] }, 2)).toEqual([undefined, undefined]);
});

test.each(['NOISE(a)', 'a ^ 2', 'a + ', 'c'])('%s is an error, not a number', (expression) => {
  expect(() => evaluateMath(expression, { a: [1] }, 1)).toThrow();
});

describe('of 10 samples of 100, 5 of 500 and 5 of 900', () => {
  const series = new Distribution(1, [100, 500, 900], () => [10, 5, 5]);
  test.each([
    ['SampleCount', 20],
    ['Sum', 8000],
    ['Average', 400],
    ['Minimum', 100],
    ['Maximum', 900],
    ['p40', 100],
    ['p95', 900],
    ['TC(500:)', 5],
    ['TC(:500)', 15],
    ['TC(100:500)', 5],
    ['PR(:500)', 75],
  ])('%s is %d', (name, expected) => {
    expect(statistic(series, name, 0, 1)).toBe(expected);
  });

  test('a statistic that is not known is an error', () => {
    expect(() => statistic(series, 'TM(2%:98%)', 0, 1)).toThrow('not modelled');
  });
});

test('a window without samples has no data point', () => {
  const series = new Gauge(3, (minute) => (minute === 1 ? undefined : 7));
  expect([0, 1, 2].map((minute) => statistic(series, 'Sum', minute, minute + 1))).toEqual([7, undefined, 7]);
});

test.each([
  ['(ALARM("a") AND ALARM("b"))', false],
  ['((ALARM("a") AND ALARM("c")) OR ALARM("b"))', true],
  ['ALARM("a") OR ALARM("b") AND ALARM("b")', true],
  ['NOT ALARM("a")', false],
  ['(OK("b"))', true],
])('the rule %s is %s', (rule, expected) => {
  expect(ruleHolds(rule, (alarm) => (alarm === 'b' ? 'OK' : 'ALARM'))).toBe(expected);
});
