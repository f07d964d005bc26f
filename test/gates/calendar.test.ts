import fc from 'fast-check';
import { type CalendarFacts, decideCalendar, readCalendar } from '../../src/gates/calendar';
import { type Answer, AwsStandIn, faults, json } from './aws-stand-in';

const calendarArn = 'arn:aws:ssm:us-east-1:111111111111:document/carepath-changes';
const at = '2026-11-02T08:00:00Z';
const release = { state: 'read', value: { id: 'e', type: 'STANDARD' } } as const;
const rollback = { state: 'read', value: { id: 'e', type: 'ROLLBACK' } } as const;
const facts = (more: Partial<CalendarFacts>): CalendarFacts => ({
  calendarArn,
  at,
  calendar: { state: 'read', value: { state: 'OPEN' } },
  heeded: true,
  execution: release,
  breakGlass: [],
  ...more,
});
const closed = { state: 'read', value: { state: 'CLOSED', nextTransition: '2026-11-03T06:00:00Z' } } as const;

async function heard(answer: Answer) {
  const server = await AwsStandIn.answering(answer);
  try {
    return await readCalendar(server.connection, calendarArn);
  } finally {
    await server.stop();
  }
}

describe('the decision', () => {
  test('an open calendar passes', () => {
    expect(decideCalendar(facts({}))).toMatchObject({ outcome: 'pass' });
  });

  test('a closed one blocks, and says when it opens', () => {
    expect(decideCalendar(facts({ calendar: closed }))).toMatchObject({
      outcome: 'block',
      reasons: ['the change calendar is closed until 2026-11-03T06:00:00Z'],
    });
  });

  test('an environment that does not heed it is not held', () => {
    expect(decideCalendar(facts({ calendar: closed, heeded: false }))).toMatchObject({ outcome: 'pass' });
  });

  test('a rollback during a freeze is not held', () => {
    expect(decideCalendar(facts({ calendar: closed, execution: rollback }))).toMatchObject({ outcome: 'pass' });
  });

  test('break-glass passes to the end of its last day, and says whose it is', () => {
    const breakGlass = [{ reason: 'Patients cannot sign in.', owner: 'platform-team', until: '2026-11-02' }];
    expect(decideCalendar(facts({ calendar: closed, breakGlass }))).toMatchObject({
      outcome: 'pass',
      reasons: ['break-glass until 2026-11-02, by platform-team: Patients cannot sign in.'],
    });
    expect(decideCalendar(facts({ calendar: closed, breakGlass, at: '2026-11-03T12:00:00Z' }))).toMatchObject({ outcome: 'block' });
  });

  test('whatever is not known to be open, or a way back, or excused, is a block', () => {
    const reading = <T>(value: fc.Arbitrary<T>) =>
      fc.oneof(
        value.map((found) => ({ state: 'read', value: found }) as const),
        fc.constant({ state: 'absent' } as const),
        fc.string().map((reason) => ({ state: 'unreadable', reason }) as const),
      );
    const arbitrary = fc.record({
      calendar: reading(fc.record({ state: fc.constantFrom('OPEN', 'CLOSED') })),
      execution: reading(fc.record({ id: fc.string(), type: fc.constantFrom('STANDARD', 'ROLLBACK') })),
    });
    fc.assert(
      fc.property(arbitrary, ({ calendar, execution }) => {
        const { outcome, reasons } = decideCalendar(facts({ calendar, execution } as Partial<CalendarFacts>));
        const open = calendar.state === 'read' && calendar.value.state === 'OPEN';
        const wayBack = execution.state === 'read' && execution.value.type === 'ROLLBACK';
        expect(outcome).toBe(open || wayBack ? 'pass' : 'block');
        expect(reasons).not.toEqual([]);
      }),
    );
  });
});

describe('the calendar of Systems Manager', () => {
  test('is asked for by its ARN, now', async () => {
    const asked: string[] = [];
    const found = await heard((call, body, ...rest) => {
      asked.push(call, body);
      json({ State: 'CLOSED', NextTransitionTime: '2026-11-03T06:00:00Z' })(call, body, ...rest);
    });
    expect(asked).toEqual(['GetCalendarState', JSON.stringify({ CalendarNames: [calendarArn] })]);
    expect(found).toEqual(closed);
  });

  test.each(Object.entries(faults))('%s: a block with a sentence', async (_kind, { answer, sentence }) => {
    const calendar = await heard(answer);
    const { outcome, reasons } = decideCalendar(facts({ calendar }));
    expect([outcome, reasons.join()]).toEqual(['block', expect.stringMatching(sentence)]);
    expect(reasons.join()).toMatch(/^the change calendar: .*: unread, the calendar counts as closed$/);
  });

  test.each([
    ['a state that nobody knows', { State: 'AJAR' }],
    ['no state', {}],
  ])('%s: a block with a sentence', async (_kind, answer) => {
    const { outcome, reasons } = decideCalendar(facts({ calendar: await heard(json(answer)) }));
    expect([outcome, reasons.join()]).toEqual(['block', expect.stringContaining('something else than expected (State: ')]);
  });
});
