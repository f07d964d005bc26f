/** Minutes of a week in UTC, counted from Monday 00:00: `from` and all before `to`, which is beyond the week where the window crosses its end. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const day = 24 * 60;
const week = 7 * day;
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const everyDay = days.map((_, index) => index * day);

/**
 * When AWS Backup takes its snapshots, in hours of UTC: every day, and on the first of a month once more. Each starts within
 * `startWithinHours`, or not at all.
 */
export const vaultSchedule = { dailyHour: 7, monthlyHour: 9, startWithinHours: 2 } as const;

/**
 * What no window of the instance may touch: AWS Backup starts no snapshot of a database in its windows, nor in the hour before them.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 */
export const vaultHours = { from: vaultSchedule.dailyHour, to: vaultSchedule.monthlyHour + vaultSchedule.startWithinHours + 1 } as const;

export const vaultSpans: readonly Span[] = everyDay.map((start) => ({
  from: start + 60 * vaultHours.from,
  to: start + 60 * vaultHours.to,
}));

/** @param window such as `23:30-00:30`, on every day */
export function backupSpans(window: string): Span[] {
  const [start = '', end = ''] = window.split('-');
  return everyDay.map((midnight) => span(midnight + minutesOf(start), midnight + minutesOf(end), day));
}

/** @param window such as `Sun:23:30-Mon:00:30`, once a week */
export function maintenanceSpan(window: string): Span {
  const [start = '', end = ''] = window.split('-').map(minuteOfWeek);
  return span(Number(start), Number(end), week);
}

export function overlap(some: readonly Span[], others: readonly Span[]): boolean {
  return some.some((one) =>
    others.some((other) => [-week, 0, week].some((shift) => one.from < other.to + shift && other.from + shift < one.to)),
  );
}

/** A window that ends before it begins goes over midnight, or over the end of the week. */
function span(from: number, to: number, period: number): Span {
  return { from, to: to <= from ? to + period : to };
}

function minuteOfWeek(text: string): number {
  return days.findIndex((name) => text.startsWith(name)) * day + minutesOf(text.slice(4));
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return 60 * (hours ?? 0) + (minutes ?? 0);
}
