/** What an environment promises its users, over a window that slides. */
export interface Objectives {
  /** Percent of requests to the API that do not end in a server error, 94 to 99.99. */
  readonly availabilityPercent: number;
  /** Percent of requests, 94 to 99.99, that the API answers within so many milliseconds. */
  readonly latency: { readonly percent: number; readonly milliseconds: number };
  /** Percent of started tasks that may fail, 0.01 to 5. */
  readonly taskFailurePercent: number;
  /** Days: whole weeks, so that each window has as many weekends, or about a month. */
  readonly windowDays: 28 | 30;
}
