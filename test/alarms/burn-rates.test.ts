import { configuration } from '../../src/config';
import { stageName } from '../../src/pipeline/stage-name';
import { resolvePlatform } from '../../src/schema/resolve';
import { synthesisedAssembly } from '../synthesised';
import { type Asked, alarmsOf } from './alarms-of';
import { ruleHolds } from './composite-rule';
import { statesOf } from './evaluate-alarm';
import { Distribution, type Series } from './series';

const called = resolvePlatform(configuration).environments.find(({ pageEmails }) => pageEmails.length > 0);
if (!called) throw new Error('nobody is called in any environment');
const alarms = alarmsOf(synthesisedAssembly(), stageName(called));
const hour = 60;
const day = 24 * hour;

/** Requests and failures of each minute, for so long: the last of it is now. */
function raised(minutes: number, requests: number, failuresAt: (minutesAgo: number) => number): string[] {
  const failures = (minute: number) => failuresAt(minutes - minute);
  const series: Record<string, Series> = {
    Count: new Distribution(minutes, [1], () => [requests]),
    '5xx': new Distribution(minutes, [0, 1], (minute) => [requests - failures(minute), failures(minute)]),
  };
  const published = ({ name }: Asked) => series[name];
  const states = new Map(alarms.metric.map((alarm) => [alarm.arn, statesOf(alarm, published, minutes, minutes + 1, 1)[0] ?? 'OK']));
  return alarms.composite
    .filter(({ rule }) => ruleHolds(rule, (arn) => states.get(arn) ?? 'INSUFFICIENT_DATA'))
    .map(({ path }) => path.replace('observability/BurnRates/', ''));
}

test('nothing fails: silence', () => {
  expect(raised(4 * day, 200, () => 0)).toEqual([]);
});

test('one request of three at night fails: no page', () => {
  expect(raised(4 * day, 0.05, (ago) => (ago === 2 ? 1 : 0))).toEqual([]);
});

test('everything fails at night, two requests a minute: a page within ten minutes', () => {
  expect(raised(4 * day, 2, (ago) => (ago <= 10 ? 2 : 0))).toContain('AvailabilityPage');
});

test('a fiftieth fails, for twenty minutes of a busy day: no page as yet, since the hour is better', () => {
  expect(raised(4 * day, 200, (ago) => (ago <= 20 ? 4 : 0))).toEqual([]);
});

test('a fiftieth fails, for an hour: a page', () => {
  expect(raised(4 * day, 200, (ago) => (ago <= hour ? 4 : 0))).toContain('AvailabilityPage');
});

test('the hour was bad, and is over for ten minutes: no page any more', () => {
  expect(raised(4 * day, 200, (ago) => (ago > 10 && ago <= 70 ? 4 : 0))).not.toContain('AvailabilityPage');
});

test('four in a thousand fail, for a day: a ticket, and nobody is called', () => {
  expect(raised(4 * day, 250, (ago) => (ago <= day ? 1 : 0))).toEqual(['AvailabilityTicket']);
});

test('as many fail as the objective allows twice, for three days: a ticket', () => {
  expect(raised(5 * day, 500, (ago) => (ago <= 3 * day ? 1 : 0))).toEqual(['AvailabilityTicket']);
});

test('half as many fail as the objective allows, for a week: silence', () => {
  expect(raised(7 * day, 2000, () => 1)).toEqual([]);
});
