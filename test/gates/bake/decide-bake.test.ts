import fc from 'fast-check';
import { type BakeFacts, decideBake, isFinal, type Poll, type WatchedAlarm } from '../../../src/gates/bake/decide-bake';
import type { AlarmState } from '../../../src/gates/bake/read-alarms';

const watched = (name: string): WatchedAlarm => ({ stack: 'Prod-observability', logicalId: name, region: 'us-east-1', name });
const alarm = (more: Partial<AlarmState> = {}): AlarmState => ({
  name: 'Errors',
  region: 'us-east-1',
  state: 'OK',
  reason: '',
  actionsEnabled: true,
  missingData: 'missing',
  ...more,
});
const poll = (from: string, until: string, alarms: Poll['alarms']): Poll => ({
  from: `2026-11-02T08:${from}:00.000Z`,
  until: `2026-11-02T08:${until}:00.000Z`,
  times: 1,
  alarms,
});
const read = (...value: AlarmState[]) => ({ state: 'read', value }) as const;
const facts = (polls: readonly Poll[], more: Partial<BakeFacts> = {}): BakeFacts => ({
  minutes: 30,
  alarms: { state: 'read', value: [watched('Errors')] },
  polls,
  ...more,
});
const decided = (...polls: Poll[]) => decideBake(facts(polls));

test('alarms that stay silent for the time pass', () => {
  expect(decided(poll('00', '30', read(alarm())))).toMatchObject({ outcome: 'pass', reasons: ['1 alarms stayed silent for 30 minutes'] });
});

test('no time to wait passes at once', () => {
  expect(decideBake(facts([], { minutes: 0 })).outcome).toBe('pass');
});

test('one that was raised blocks, though it is silent at the end', () => {
  const raised = read(alarm({ state: 'ALARM', reason: '5 datapoints were greater than the threshold' }));
  const { outcome, reasons } = decided(poll('00', '04', read(alarm())), poll('05', '05', raised), poll('06', '30', read(alarm())));
  expect([outcome, reasons]).toEqual([
    'block',
    ['Errors is raised: 5 datapoints were greater than the threshold (2026-11-02T08:05:00.000Z)'],
  ]);
});

test.each([
  ['missing', 'block'],
  ['ignore', 'block'],
  ['breaching', 'block'],
  ['notBreaching', 'pass'],
] as const)('without figures at the end, an alarm that takes missing data as %s: %s', (missingData, outcome) => {
  const silent = read(alarm({ state: 'INSUFFICIENT_DATA', missingData }));
  expect(decided(poll('00', '30', silent)).outcome).toBe(outcome);
});

test('an alarm that has no figures at first may get some', () => {
  expect(decided(poll('00', '05', read(alarm({ state: 'INSUFFICIENT_DATA' }))), poll('06', '30', read(alarm()))).outcome).toBe('pass');
});

test.each([
  ['one that is not there', read(), /^Prod-observability\/Errors \(Errors\) is not there/],
  ['one of that name in another Region', read(alarm({ region: 'eu-west-1' })), /is not there/],
  ['one whose actions are off', read(alarm({ actionsEnabled: false })), /^Errors has its actions switched off/],
  [
    'a role that is lost',
    { state: 'unreadable', reason: 'the alarms in us-east-1: access denied: no' } as const,
    /^the watch was lost: .*denied/,
  ],
])('%s ends the watch, and blocks', (_what, alarms, sentence) => {
  const broken = facts([poll('00', '00', alarms)]);
  expect(isFinal(broken)).toBe(true);
  expect(decideBake(broken)).toMatchObject({ outcome: 'block', reasons: [expect.stringMatching(sentence)] });
});

test.each([
  ['nothing to watch', facts([], { alarms: { state: 'read', value: [] } }), /^no alarm would page/],
  ['alarms that nobody can name', facts([], { alarms: { state: 'unreadable', reason: 'x' } }), /^x: nobody could say/],
  ['a watch that never began', facts([]), /^no alarm was asked/],
  ['a watch that ended early', facts([poll('00', '29', read(alarm()))]), /watched for 29 of 30 minutes/],
])('%s blocks', (_what, given, sentence) => {
  expect(decideBake(given)).toMatchObject({ outcome: 'block', reasons: [expect.stringMatching(sentence)] });
});

test('it passes where each poll heard every alarm able to speak and silent, and at no other time', () => {
  const states = fc.constantFrom('OK', 'ALARM', 'INSUFFICIENT_DATA');
  const missing = fc.constantFrom('missing', 'notBreaching', 'breaching', 'ignore');
  const any = (name: string) =>
    fc.record({
      name: fc.constant(name),
      region: fc.constant('us-east-1'),
      state: fc.oneof({ weight: 5, arbitrary: fc.constant('OK') }, { weight: 1, arbitrary: states }),
      reason: fc.constant(''),
      actionsEnabled: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      missingData: missing,
    }) as fc.Arbitrary<AlarmState>;
  const heard = fc.oneof(
    { weight: 9, arbitrary: fc.tuple(any('A'), any('B')).map((value) => ({ state: 'read', value }) as const) },
    { weight: 1, arbitrary: fc.constantFrom({ state: 'unreadable', reason: 'lost' } as const, { state: 'read', value: [] } as const) },
  );
  const alarms = { state: 'read', value: [watched('A'), watched('B')] } as const;
  fc.assert(
    fc.property(fc.array(heard, { minLength: 2, maxLength: 6 }), (list) => {
      const polls = list.map((reading, index) => poll(`0${index}`, `0${index}`, reading));
      const { outcome, reasons } = decideBake(facts(polls, { minutes: list.length - 1, alarms }));
      const sound = list.every(
        (one) =>
          one.state === 'read' &&
          one.value.length === 2 &&
          one.value.every(({ state, actionsEnabled }) => state !== 'ALARM' && actionsEnabled),
      );
      const last = list.at(-1);
      const silent =
        last?.state === 'read' && last.value.some((one) => one.state === 'INSUFFICIENT_DATA' && one.missingData !== 'notBreaching');
      expect(outcome).toBe(sound && !silent ? 'pass' : 'block');
      expect(reasons.length).toBeGreaterThan(0);
    }),
    { seed: 7, numRuns: 200 },
  );
});
