import { z } from 'zod';
import { weekdays } from './compute';
import { choice, guidance, text } from './field';

const timeOfDay = text(/^([01]\d|2[0-3]):[0-5]\d$/, {
  what: 'a time of day',
  consequence: 'The schedule could not be made.',
  remedy: "Write hours and minutes, such as '07:30'.",
});

/** A name with an area, for offsets such as `+02:00` know no daylight saving time and Application Auto Scaling takes names only. */
function isTimeZone(name: string): boolean {
  try {
    return /^[A-Z][A-Za-z_]*\//.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // Intl throws a RangeError for a name that it does not know.
  }
}

/**
 * Hours of some days, on the clocks of a time zone.
 * @param consequence of a time zone that is none
 */
export const dailyHours = (consequence: string) => ({
  days: z.array(choice(weekdays, { consequence: 'On a day that nobody knows nothing would start.' })),
  timeZone: z.string().refine(isTimeZone).register(guidance, {
    what: 'the name of a time zone',
    consequence,
    remedy: "Write its IANA name, such as 'Europe/Berlin' or 'America/New_York'.",
  }),
  from: timeOfDay,
  to: timeOfDay,
});
