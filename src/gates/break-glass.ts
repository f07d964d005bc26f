import type { BreakGlass } from '../schema/delivery';
import { isPast } from '../schema/last-day';

/**
 * @param at ISO 8601: the moment of the decision
 * @returns what it says in the verdict; undefined where there is none, or its last day has passed
 */
export function standingBreakGlass(breakGlass: BreakGlass | null, at: string): string | undefined {
  if (breakGlass === null || isPast(breakGlass.until, new Date(at))) return undefined;
  return `break-glass until ${breakGlass.until}, by ${breakGlass.owner}: ${breakGlass.reason}`;
}
