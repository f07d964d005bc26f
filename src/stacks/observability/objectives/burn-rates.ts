import { Duration } from 'aws-cdk-lib';

export type Severity = 'page' | 'ticket';

/** A pair of windows in both of which the error budget must burn too fast: the long one is evidence, the short one says that it goes on. */
export interface BurnRate {
  readonly severity: Severity;
  readonly long: Duration;
  readonly short: Duration;
  /** Percent of the objective's whole budget that is gone when the long window fills at this rate. */
  readonly budgetPercent: number;
}

/**
 * The pairs of Google's SRE Workbook, chapter 5, table 5-8. Over 30 days they are 14.4, 6, 3 and 1 times the rate that uses the budget up
 * exactly.
 *
 * @see https://sre.google/workbook/alerting-on-slos/
 */
export const burnRates: readonly BurnRate[] = [
  { severity: 'page', long: Duration.hours(1), short: Duration.minutes(5), budgetPercent: 2 },
  { severity: 'page', long: Duration.hours(6), short: Duration.minutes(30), budgetPercent: 5 },
  { severity: 'ticket', long: Duration.days(1), short: Duration.hours(2), budgetPercent: 10 },
  { severity: 'ticket', long: Duration.days(3), short: Duration.hours(6), budgetPercent: 10 },
];

/** How many times as fast as it may the budget burns. Never less than 1: what burns slower lasts to the end of the window. */
export function rateOf({ long, budgetPercent }: BurnRate, windowDays: number): number {
  return Math.max(1, rounded((budgetPercent / 100) * (Duration.days(windowDays).toHours() / long.toHours())));
}

/**
 * Percent of requests that are bad while the budget burns at that rate.
 *
 * @param targetPercent what the objective promises of good ones
 */
export function badPercentAt(rate: number, targetPercent: number): number {
  return rounded(rate * (100 - targetPercent));
}

/** Ten-thousandths: binary fractions leave tails that would stand in templates. */
const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
