const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const day = 1440;
const week = 7 * day;

/** Every minute of the week, from Monday 00:00 UTC, that lies in a window: one after the other, without arithmetic on intervals. */
export function minutesIn(window: string): Set<number> {
  const [start = '', end = ''] = window.split('-');
  if (/^\d/.test(window)) return new Set(days.flatMap((_, index) => walk(index * day + clock(start), clock(end), day)));
  return new Set(walk(weekly(start), weekly(end), week));
}

export function share(some: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  return [...some].some((minute) => others.has(minute));
}

/** From `hour` up to the end of `hours`, on every day. */
export function minutesDaily(hour: number, hours: number): Set<number> {
  return new Set(days.flatMap((_, index) => Array.from({ length: 60 * hours }, (_, minute) => (index * day + 60 * hour + minute) % week)));
}

/** From a minute of the week until the clock shows `until`. */
function walk(from: number, until: number, period: number): number[] {
  const minutes: number[] = [];
  let minute = from;
  do minutes.push(minute++ % week);
  while (minute % period !== until);
  return minutes;
}

const weekly = (text: string) => days.indexOf(text.slice(0, 3)) * day + clock(text.slice(4));

function clock(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return 60 * hours + minutes;
}
