import { GetCalendarStateCommand, SSMClient } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import type { BreakGlass } from '../schema/delivery';
import { type Connection, clientSettings } from './aws/connection';
import { type Reading, read } from './aws/reading';
import { standingBreakGlass } from './break-glass';
import { type Execution, isRollback } from './execution';
import { block, pass, type Verdict } from './verdict';

/** What the change calendar said when it was asked, and of what it was asked. */
export interface CalendarFacts {
  /** ARN of the SSM document. */
  readonly calendarArn: string;
  /** ISO 8601. */
  readonly at: string;
  readonly calendar: Reading<CalendarState>;
  /** Whether the environment's configuration says that it holds releases. */
  readonly heeded: boolean;
  readonly execution: Reading<Execution>;
  /** As configured; past its last day an entry opens nothing. */
  readonly breakGlass: readonly BreakGlass[];
}

export interface CalendarState {
  readonly state: 'OPEN' | 'CLOSED';
  /** ISO 8601; absent where nothing is planned. */
  readonly nextTransition?: string | undefined;
}

const answer = z.object({ State: z.enum(['OPEN', 'CLOSED']), NextTransitionTime: z.string().optional() });

/**
 * Asks Systems Manager whether the calendar is open now: at the decision, never from a copy.
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCalendarState.html
 */
export async function readCalendar(connection: Connection, calendarArn: string): Promise<Reading<CalendarState>> {
  const client = new SSMClient(clientSettings(connection));
  const found = await read('the change calendar', () => client.send(new GetCalendarStateCommand({ CalendarNames: [calendarArn] })), answer);
  client.destroy();
  if (found.state !== 'read') return found;
  const { State: state, NextTransitionTime: nextTransition } = found.value;
  return { state: 'read', value: { state, nextTransition } };
}

/** Blocks while the change calendar is closed, except for a rollback. An unreadable calendar is a block: the gate fails closed. */
export function decideCalendar(facts: CalendarFacts): Verdict<CalendarFacts> {
  const { calendar, heeded, execution, breakGlass, at } = facts;
  if (!heeded) return pass(facts, 'the environment does not heed the change calendar');
  if (isRollback(execution)) return pass(facts, 'a rollback does not wait for the calendar');
  const broken = standingBreakGlass(breakGlass, at);
  if (broken) return pass(facts, broken);
  if (calendar.state === 'absent') return block(facts, `the change calendar ${facts.calendarArn} is not there`);
  if (calendar.state === 'unreadable') return block(facts, `${calendar.reason}: unread, the calendar counts as closed`);
  const { state, nextTransition } = calendar.value;
  if (state === 'OPEN') return pass(facts, 'the change calendar is open');
  return block(facts, `the change calendar is closed ${nextTransition ? `until ${nextTransition}` : 'and no opening is planned'}`);
}
