import { evaluationRange, nextState, type State } from './alarm-state';

/** The tables of AWS's documentation: X breaches, 0 does not, - is missing; the oldest of five points first. */
const tables = {
  '3 out of 3': {
    datapointsToAlarm: 3,
    rows: [
      ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
      ['- - - - 0', 'OK', 'OK', 'OK', 'OK'],
      ['- - - - -', 'INSUFFICIENT_DATA', 'retain', 'ALARM', 'OK'],
      ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
      ['- - X - -', 'ALARM', 'retain', 'ALARM', 'OK'],
    ],
  },
  '2 out of 3': {
    datapointsToAlarm: 2,
    rows: [
      ['0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
      ['0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
      ['0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
      ['- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
      ['- - - X -', 'ALARM', 'retain', 'ALARM', 'OK'],
    ],
  },
} as const;

const treatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;

describe.each(Object.entries(tables))('an alarm of %s', (_, { datapointsToAlarm, rows }) => {
  const cases = rows.flatMap(([points, ...states]) => treatments.map((treatment, index) => [points, treatment, states[index]] as const));

  test.each(cases)('on %s, with missing data as %s, is %s', (written, treatMissingData, expected) => {
    const points = written.split(' ').map((point) => ({ X: 1, '0': 0 })[point]);
    const condition = { comparison: 'GreaterThanThreshold', threshold: 0.5, evaluationPeriods: 3, datapointsToAlarm, treatMissingData };
    for (const previous of ['OK', 'ALARM'] as State[]) {
      expect(nextState(condition, points, previous)).toBe(expected === 'retain' ? previous : expected);
    }
  });
});

test('CloudWatch looks at five periods for an alarm of three', () => {
  expect(evaluationRange(3)).toBe(5);
});

test.each([
  ['GreaterThanThreshold', 10, 'OK'],
  ['GreaterThanOrEqualToThreshold', 10, 'ALARM'],
  ['LessThanThreshold', 10, 'OK'],
  ['LessThanOrEqualToThreshold', 10, 'ALARM'],
])('%s of %d at a threshold of 10 is %s', (comparison, point, expected) => {
  const condition = { comparison, threshold: 10, evaluationPeriods: 1, datapointsToAlarm: 1, treatMissingData: 'notBreaching' };
  expect(nextState(condition, [point], 'OK')).toBe(expected);
});
