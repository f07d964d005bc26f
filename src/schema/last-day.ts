/**
 * Whether what holds until a day, `YYYY-MM-DD`, has ended. It holds to the end of that day everywhere: UTC-12 is the last place to reach it.
 * @param asOf the commit's date, where a commit is judged: yesterday's good commit still deploys
 */
export function isPast(lastDay: string, asOf: Date): boolean {
  return asOf.getTime() > endOf(lastDay);
}

/** Whole days until then: 0 while less than one is left, negative once it is past. */
export function daysLeft(lastDay: string, asOf: Date): number {
  return Math.floor((endOf(lastDay) - asOf.getTime()) / 86_400_000);
}

const endOf = (lastDay: string) => Date.parse(`${lastDay}T23:59:59.999-12:00`);

/** Dates of this form compare as text. 29 February has no anniversary; its text still sorts after the 28th. */
export function aYearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
