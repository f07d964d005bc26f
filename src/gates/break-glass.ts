import type { BreakGlass } from '../schema/delivery';
import { isPast } from '../schema/last-day';

/**
 * @param at ISO 8601: the moment of the decision
 * @returns what it says in the verdict; undefined where there is none, or the last day of each has passed
 */
export function standingBreakGlass(entries: readonly BreakGlass[], at: string): string | undefined {
  const standing = entries.find(({ until }) => !isPast(until, new Date(at)));
  return standing && `break-glass until ${standing.until}, by ${standing.owner}: ${standing.reason}`;
}
