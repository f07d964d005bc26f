import fc from 'fast-check';
import { decideWindow, type WindowFacts } from '../../src/gates/window';
import { weekdays } from '../../src/schema/compute';
import type { DeploymentWindow } from '../../src/schema/delivery';

const window: DeploymentWindow = {
  days: ['monday', 'tuesday', 'wednesday', 'thursday'],
  timeZone: 'America/New_York',
  from: '09:00',
  to: '16:00',
};
const release = { state: 'read', value: { id: 'e', type: 'STANDARD' } } as const;
const facts = (at: string, more: Partial<WindowFacts> = {}): WindowFacts => ({ window, at, execution: release, breakGlass: [], ...more });
const outcome = (at: string, more: Partial<WindowFacts> = {}) => decideWindow(facts(at, more)).outcome;

test.each([
  ['on a day, at the first minute', '2026-11-02T14:00:00Z', 'pass'],
  ['a minute before', '2026-11-02T13:59:59Z', 'block'],
  ['in the last minute', '2026-11-02T20:59:59Z', 'pass'],
  ['at the end', '2026-11-02T21:00:00Z', 'block'],
  ['on another day', '2026-11-06T15:00:00Z', 'block'],
])('%s: %s %s', (_what, at, expected) => {
  expect(outcome(at)).toBe(expected);
});

test('the hours are those of the zone’s clocks: in summer they begin an hour earlier', () => {
  expect([outcome('2026-10-29T13:00:00Z'), outcome('2026-11-02T13:00:00Z')]).toEqual(['pass', 'block']);
});

test('closed, it says when it opens, on the zone’s clocks', () => {
  expect(decideWindow(facts('2026-10-30T15:00:00Z')).reasons).toEqual(['the deployment window opens 2026-11-02T09:00:00-05:00']);
});

test('an opening that the change of clocks leaves out comes an hour later', () => {
  const night: DeploymentWindow = { days: ['sunday'], timeZone: 'America/New_York', from: '02:30', to: '04:00' };
  expect(decideWindow(facts('2027-03-14T05:00:00Z', { window: night })).reasons).toEqual([
    'the deployment window opens 2027-03-14T03:30:00-04:00',
  ]);
});

test('an hour that comes twice is open twice', () => {
  const night: DeploymentWindow = { days: ['sunday'], timeZone: 'America/New_York', from: '01:00', to: '02:00' };
  const open = ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z', '2026-11-01T07:30:00Z'].map((at) => outcome(at, { window: night }));
  expect(open).toEqual(['pass', 'pass', 'block']);
});

test('no window is open always', () => {
  expect(outcome('2026-11-01T03:00:00Z', { window: { ...window, days: [] } })).toBe('pass');
});

test('a rollback does not wait for it', () => {
  const execution = { state: 'read', value: { id: 'e', type: 'ROLLBACK' } } as const;
  expect(outcome('2026-11-01T03:00:00Z', { execution })).toBe('pass');
});

test('an execution that cannot be read is held as a release is', () => {
  expect(outcome('2026-11-01T03:00:00Z', { execution: { state: 'unreadable', reason: 'x' } })).toBe('block');
});

test('break-glass opens it until its last day', () => {
  const breakGlass = [{ reason: 'Patients cannot sign in.', owner: 'platform-team', until: '2026-11-01' }];
  expect([outcome('2026-11-01T03:00:00Z', { breakGlass }), outcome('2026-11-03T03:00:00Z', { breakGlass })]).toEqual(['pass', 'block']);
});

test('closed, it names an opening at which it is open, and is not before', () => {
  const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
  const text = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const arbitraryWindow = fc
    .record({
      days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
      timeZone: fc.constantFrom('Etc/UTC', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Sao_Paulo'),
      hours: fc.uniqueArray(minutes, { minLength: 2, maxLength: 2 }),
    })
    .map(({ hours, ...rest }) => {
      const [from = 0, to = 0] = [...hours].sort((a, b) => a - b);
      return { ...rest, from: text(from), to: text(to) };
    });
  fc.assert(
    fc.property(
      arbitraryWindow,
      fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
      (any, date) => {
        const { outcome: now, reasons } = decideWindow(facts(date.toISOString(), { window: any }));
        const opening = /opens (.+)$/.exec(reasons.join())?.[1];
        expect(opening === undefined).toBe(now === 'pass');
        if (opening === undefined) return;
        expect(Date.parse(opening)).toBeGreaterThan(date.getTime());
        expect(outcome(new Date(opening).toISOString(), { window: any })).toBe('pass');
        expect(outcome(new Date(Date.parse(opening) - 1000).toISOString(), { window: any })).toBe('block');
      },
    ),
    { seed: 7, numRuns: 200 },
  );
});
