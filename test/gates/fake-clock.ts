import type { Clock } from '../../src/gates/clock';

/** Sleeping takes no time, but is seen by the clock. */
export function fakeClock(start = '2026-11-02T08:00:00Z'): Clock {
  let time = Date.parse(start);
  return {
    now: () => time,
    sleep: async (milliseconds) => {
      time += milliseconds;
    },
  };
}
