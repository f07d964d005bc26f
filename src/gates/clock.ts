import { setTimeout } from 'node:timers/promises';

/** Time, as a gate sees it: decisions are given it, collectors wait by it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = { now: Date.now, sleep: (milliseconds) => setTimeout(milliseconds) };
