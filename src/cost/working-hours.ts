import { mapAt, mapsAt } from '../assembly/environment-resources';
import type { ValueMap } from '../assembly/template';
import { CannotPrice } from './usage';

/** Bounds that hold for a part of the week. */
export interface Shift {
  /** Of a week, 0 to 1; those of all shifts together are 1. */
  readonly share: number;
  readonly minimum: number;
  readonly maximum: number;
}

interface Change {
  readonly minute: number;
  readonly name: string;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

const minutesAWeek = 7 * 24 * 60;

/** The bounds of an `AWS::ApplicationAutoScaling::ScalableTarget` over a week, its scheduled actions included. */
export function shiftsOf(target: ValueMap): readonly Shift[] {
  const bounds = { minimum: Number(target.MinCapacity), maximum: Number(target.MaxCapacity) };
  const changes = mapsAt(target, 'ScheduledActions')
    .flatMap(changesOf)
    .sort((one, other) => one.minute - other.minute || (one.name < other.name ? -1 : 1));
  const [first] = changes;
  if (!first) return [{ share: 1, ...bounds }];
  // A first week, so that what an action leaves alone is as the week before left it.
  const before = changes.reduce(changed, bounds);
  const shifts: Shift[] = [];
  let current = before;
  changes.forEach((change, index) => {
    current = changed(current, change);
    const next = changes[index + 1]?.minute ?? first.minute + minutesAWeek;
    shifts.push({ share: (next - change.minute) / minutesAWeek, ...current });
  });
  return shifts;
}

function changed(bounds: { minimum: number; maximum: number }, { minimum, maximum }: Change): { minimum: number; maximum: number } {
  return { minimum: minimum ?? bounds.minimum, maximum: maximum ?? bounds.maximum };
}

/** What happens once, at a time, is no part of a usual week. */
function changesOf(action: ValueMap): Change[] {
  const schedule = String(action.Schedule);
  if (schedule.startsWith('at(')) return [];
  const { MinCapacity, MaxCapacity } = mapAt(action, 'ScalableTargetAction');
  const bound = (value: typeof MinCapacity) => (value === undefined ? undefined : Number(value));
  const shift = offsetMinutes(typeof action.Timezone === 'string' ? action.Timezone : 'UTC');
  return minutesOf(schedule).map((minute) => ({
    minute: (minute - shift + 2 * minutesAWeek) % minutesAWeek,
    name: String(action.ScheduledActionName),
    minimum: bound(MinCapacity),
    maximum: bound(MaxCapacity),
  }));
}

/** Minutes of a week that begins on Sunday, at which a cron expression of AWS fires. */
function minutesOf(schedule: string): number[] {
  const fields = /^cron\((.*)\)$/.exec(schedule)?.[1]?.trim().split(/\s+/) ?? [];
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = ''] = fields;
  const every = (field: string) => field === '*' || field === '?';
  if (fields.length < 5 || !every(dayOfMonth) || !every(month)) throw new CannotPrice(`follows the schedule ${schedule}, no weekly one`);
  const days = valuesOf(dayOfWeek.toUpperCase().replace(/SUN|MON|TUE|WED|THU|FRI|SAT/g, dayNumber), 1, 7);
  return days.flatMap((day) =>
    valuesOf(hour, 0, 23).flatMap((atHour) => valuesOf(minute, 0, 59).map((atMinute) => ((day - 1) * 24 + atHour) * 60 + atMinute)),
  );
}

const dayNumber = (name: string) => String(['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'].indexOf(name) + 1);

function valuesOf(field: string, first: number, last: number): number[] {
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return field.split(',').flatMap((part) => {
    const match = /^(\*|\?|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) throw new CannotPrice(`follows a schedule with ${field}, which is not understood here`);
    const [, range, from, to, step = '1'] = match;
    const start = range === '*' || range === '?' ? first : Number(from);
    const end = range === '*' || range === '?' || (from !== undefined && to === undefined && match[4]) ? last : Number(to ?? from);
    return all.filter((value) => value >= start && value <= end && (value - start) % Number(step) === 0);
  });
}

/** How far a zone is ahead of UTC in winter: it matters only where actions have different zones. */
function offsetMinutes(timeZone: string): number {
  const winter = new Date('2026-01-15T12:00:00Z');
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', day: '2-digit', hourCycle: 'h23' });
  const part = Object.fromEntries(parts.formatToParts(winter).map(({ type, value }) => [type, Number(value)]));
  return ((part.day ?? 15) - 15) * 24 * 60 + ((part.hour ?? 12) - 12) * 60 + (part.minute ?? 0);
}
