import type { Reading } from '../aws/reading';
import { block, pass, type Verdict } from '../verdict';
import type { Review } from './review';

export interface ReviewFacts {
  readonly release: string;
  /** What each stack of the release is in the account: read, not there yet, or unreadable. Templates are left out: the evidence would hold each twice. */
  readonly stacks: readonly (ReadingState & { readonly name: string })[];
  /** The stacks that stand in the account, Region by Region. */
  readonly running: readonly Reading<readonly string[]>[];
  /** The register of the release that runs there. */
  readonly exceptions: ReadingState;
  /** Null where something could not be read: nothing is then compared. */
  readonly review: Review | null;
}

/**
 * A review passes once it is complete: what it found is for the approver to weigh. One that could not read all that it compares is none, and blocks:
 * what it has not seen, nobody would approve.
 */
export function decideReview(facts: ReviewFacts): Verdict<ReviewFacts> {
  const { stacks, running, exceptions, review } = facts;
  const unreadable = [...stacks, ...running, exceptions].flatMap((one) =>
    one.state === 'unreadable' ? [one.reason ?? 'a stack could not be read'] : [],
  );
  const [first, ...others] = unreadable;
  if (first !== undefined) return block(facts, `${first}: nobody could say what the release changes`, ...others);
  if (review === null) return block(facts, 'nothing was compared');
  const [gravest = 'nothing changes'] = review.because;
  return pass(facts, `${review.risk}: ${gravest}`, ...review.because.slice(1));
}

/** What is known of a reading beside its value. */
export interface ReadingState {
  readonly state: Reading<unknown>['state'];
  readonly reason?: string;
}

/** A reading without its value. */
export function withoutValue(reading: Reading<unknown>): ReadingState {
  return reading.state === 'unreadable' ? { state: reading.state, reason: reading.reason } : { state: reading.state };
}
