import { DateTime } from 'luxon';
import { weekdays } from '../schema/compute';
import type { BreakGlass, DeploymentWindow } from '../schema/delivery';
import type { Reading } from './aws/reading';
import { standingBreakGlass } from './break-glass';
import { type Execution, isRollback } from './execution';
import { block, pass, type Verdict } from './verdict';

export interface WindowFacts {
  readonly window: DeploymentWindow;
  /** ISO 8601. */
  readonly at: string;
  readonly execution: Reading<Execution>;
  readonly breakGlass: readonly BreakGlass[];
}

/** Blocks outside of the environment's deployment window, except for a rollback. The window's hours are those of its time zone's clocks. */
export function decideWindow(facts: WindowFacts): Verdict<WindowFacts> {
  const { window, at, execution, breakGlass } = facts;
  if (window.days.length === 0) return pass(facts, 'the environment has no deployment window: it may be deployed to at any time');
  if (isRollback(execution)) return pass(facts, 'a rollback does not wait for the window');
  const now = DateTime.fromISO(at, { zone: window.timeZone });
  if (!now.isValid) return block(facts, `${at} in ${window.timeZone} is no time: ${now.invalidReason}`);
  if (isOpen(window, now)) return pass(facts, `the deployment window is open until ${window.to} ${window.timeZone}`);
  const broken = standingBreakGlass(breakGlass, at);
  if (broken) return pass(facts, broken);
  const opening = nextOpening(window, now)?.toISO({ suppressMilliseconds: true });
  return block(facts, `the deployment window opens ${opening}`);
}

function isOpen({ days, from, to }: DeploymentWindow, now: DateTime): boolean {
  const clock = now.toFormat('HH:mm');
  return isDay(days, now) && from <= clock && clock < to;
}

/** A local time that a change of clocks leaves out moves by the hour that it skips, as clocks do. */
function nextOpening({ days, from }: DeploymentWindow, now: DateTime): DateTime | undefined {
  const [hour = 0, minute = 0] = from.split(':').map(Number);
  return Array.from({ length: 8 }, (_, ahead) => now.startOf('day').plus({ days: ahead }).set({ hour, minute })).find(
    (opening) => opening > now && isDay(days, opening),
  );
}

/** ISO 8601 counts weekdays from Monday, which is 1. */
function isDay(days: DeploymentWindow['days'], { weekday }: DateTime): boolean {
  return days.some((day) => weekdays.indexOf(day) + 1 === weekday);
}
