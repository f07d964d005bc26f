import { CannotPrice } from '../../src/cost/usage';
import { shiftsOf } from '../../src/cost/working-hours';

const action = (name: string, schedule: string, minimum: number | undefined, timezone?: string) => ({
  ScheduledActionName: name,
  Schedule: schedule,
  ...(timezone && { Timezone: timezone }),
  ScalableTargetAction: minimum === undefined ? { MaxCapacity: 9 } : { MinCapacity: minimum, MaxCapacity: minimum * 2 },
});
const target = (...ScheduledActions: readonly object[]) => ({
  MinCapacity: 2,
  MaxCapacity: 4,
  ScheduledActions: ScheduledActions as never,
});

/** Hours of a week at each minimum. */
function hoursOf(...actions: readonly object[]): Record<string, number> {
  const hours: Record<string, number> = {};
  for (const { share, minimum } of shiftsOf(target(...actions))) hours[minimum] = (hours[minimum] ?? 0) + share * 168;
  return Object.fromEntries(Object.entries(hours).map(([minimum, each]) => [minimum, Math.round(each * 1000) / 1000]));
}

test('without a schedule, the bounds hold at all hours', () => {
  expect(shiftsOf(target())).toEqual([{ share: 1, minimum: 2, maximum: 4 }]);
});

test('weekdays by name: five days of twelve hours', () => {
  expect(hoursOf(action('up', 'cron(0 7 ? * MON-FRI *)', 2), action('down', 'cron(0 19 ? * MON-FRI *)', 0))).toEqual({ 0: 108, 2: 60 });
});

test('days as numbers, from Sunday, and a list of hours', () => {
  expect(hoursOf(action('up', 'cron(30 8,14 ? * 1,7 *)', 3), action('down', 'cron(0 12,18 ? * SUN,SAT *)', 0))).toEqual({ 0: 154, 3: 14 });
});

test('every six hours, at any minute that a step names', () => {
  expect(hoursOf(action('up', 'cron(0 0/6 * * ? *)', 2), action('down', 'cron(30 */6 * * ? *)', 0))).toEqual({ 0: 154, 2: 14 });
});

test('a night that begins on one day and ends on the next', () => {
  expect(hoursOf(action('down', 'cron(0 22 ? * MON *)', 0), action('up', 'cron(0 6 ? * TUE *)', 2))).toEqual({ 0: 8, 2: 160 });
});

test('actions of two zones: five hours of winter lie between New York and London', () => {
  const up = action('up', 'cron(0 9 * * ? *)', 2, 'Europe/London');
  expect(hoursOf(up, action('down', 'cron(0 9 * * ? *)', 0, 'America/New_York'))).toEqual({ 0: 133, 2: 35 });
});

test('an action that sets the maximum alone leaves the minimum as the week before left it', () => {
  const shifts = shiftsOf(target(action('only', 'cron(0 12 ? * WED *)', undefined)));
  expect(shifts).toEqual([{ share: 1, minimum: 2, maximum: 9 }]);
});

test('what happens once is no part of a usual week', () => {
  expect(hoursOf(action('once', 'at(2026-12-24T18:00:00)', 0))).toEqual({ 2: 168 });
});

test.each(['rate(1 hour)', 'cron(0 7 1 * ? *)', 'cron(0 7 ? 12 MON *)', 'cron(0 7 ? * MON#2 *)'])(
  '%s is not understood, and not guessed',
  (schedule) => {
    expect(() => shiftsOf(target(action('x', schedule, 0)))).toThrow(CannotPrice);
  },
);
