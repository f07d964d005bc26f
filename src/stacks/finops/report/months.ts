/** Two whole months, by their first days (`2026-10-01`); `end` is the first day that belongs to neither, as Cost Explorer wants it. */
export interface Months {
  readonly before: string;
  readonly last: string;
  readonly end: string;
}

/**
 * The month before the one that `time` lies in, and the month before that. All in UTC, as the bill is.
 *
 * @param time such as `2026-11-03T08:00:00Z`
 * @throws Error where it is none
 */
export function monthsBefore(time: string): Months {
  const at = new Date(time);
  if (Number.isNaN(at.getTime()))
    throw new Error(`time: ${time} is no time. Write one within the month after, such as 2026-11-03T08:00:00Z`);
  const firstDay = (back: number) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - back)).toISOString().slice(0, 10);
  return { before: firstDay(2), last: firstDay(1), end: firstDay(0) };
}

/** `October 2026` of `2026-10-01`. */
export function nameOfMonth(firstDay: string): string {
  return new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(firstDay));
}
