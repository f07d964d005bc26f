import { CannotPrice, hoursAMonth } from './usage';

const hoursOf: Readonly<Record<string, number>> = { minute: 1 / 60, minutes: 1 / 60, hour: 1, hours: 1, day: 24, days: 24 };

/** A minute and an hour of one day of each month, or of every day of it. */
const monthly = /^cron\(\d+ \d+ \d+ \* \? \*\)$/;
const daily = /^cron\(\d+ \d+ (\*|\?) \* (\*|\?) \*\)$/;

/**
 * How often a schedule fires in a month.
 *
 * @param expression such as `rate(30 minutes)` or `cron(0 8 3 * ? *)`
 * @throws CannotPrice for other kinds of it
 */
export function timesAMonth(expression: string): number {
  if (monthly.test(expression)) return 1;
  if (daily.test(expression)) return hoursAMonth / 24;
  const [, every = '', unit = ''] = /^rate\((\d+) (\w+)\)$/.exec(expression) ?? [];
  const hours = (hoursOf[unit] ?? 0) * Number(every);
  if (hours === 0) throw new CannotPrice(`runs by the schedule ${expression}`);
  return hoursAMonth / hours;
}
