import type { Person } from '../schema/delivery';
import type { Approval } from './approvals';
import type { Reading } from './aws/reading';
import { type Execution, isRollback } from './execution';
import { approversOf, type Risk } from './risk';
import { block, pass, type Verdict } from './verdict';

/** What the review of the same execution concluded about the environment. */
export interface ReviewConclusion {
  /** Digest of the release that was reviewed. */
  readonly release: string;
  readonly risk: Risk;
}

export interface ReleaseFacts {
  /** Whether the environment asks for an approval at all. */
  readonly approval: 'required' | 'none';
  /** Digest of the release that is about to be deployed: of the assembly at hand. */
  readonly release: string;
  readonly execution: Reading<Execution>;
  readonly review: Reading<ReviewConclusion>;
  readonly approvals: Reading<readonly Approval[]>;
  /** Addresses of those who wrote the commits, in lower case; undefined where the assembly does not say. */
  readonly authors: readonly string[] | undefined;
  readonly people: readonly Person[];
}

/**
 * Lets into the environment what was reviewed, and approved by as many people as its risk asks for, none of whom has written it. The check is
 * here, not in a tool for approving: an answer in the console is as good as any.
 */
export function decideRelease(facts: ReleaseFacts): Verdict<ReleaseFacts> {
  const { approval, release, execution, review, approvals, authors, people } = facts;
  if (approval === 'none') return pass(facts, 'the environment asks for no approval');
  if (isRollback(execution)) return pass(facts, 'a rollback runs what was approved before');
  if (execution.state !== 'read') return block(facts, `${reasonOf(execution, 'the execution')}: whether it is a rollback nobody can say`);
  if (review.state !== 'read') return block(facts, `${reasonOf(review, 'the review of this release')}: unreviewed, nothing goes on`);
  const { release: reviewed, risk } = review.value;
  if (reviewed !== release) return block(facts, `release ${short(reviewed)} was reviewed, and this is ${short(release)}`);
  const needed = approversOf[risk];
  if (needed === 0) return pass(facts, 'nothing changes in the environment: no approval is needed');
  if (approvals.state !== 'read') return block(facts, `${reasonOf(approvals, 'the approvals')}: unread, they count as none`);
  if (authors === undefined || authors.length === 0)
    return block(facts, 'the assembly does not say who wrote the release: anybody might approve their own');

  const judged = approvals.value.map((approval) => judge(approval, release, authors, people));
  const approvers = [...new Set(judged.flatMap(({ person }) => (person === undefined ? [] : [person])))];
  const refusals = judged.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal]));
  if (approvers.length >= needed) return pass(facts, `approved by ${approvers.join(' and ')} as ${risk}`, ...refusals);
  return block(
    facts,
    `the release is ${risk} and needs ${needed === 1 ? 'an approval' : `approvals by ${needed} people`}; it has ${approvers.join(' and ') || 'none'}`,
    ...refusals,
  );
}

type Judged = { readonly person: string; readonly refusal?: undefined } | { readonly person?: undefined; readonly refusal: string };

function judge({ by, shown, action }: Approval, release: string, authors: readonly string[], people: readonly Person[]): Judged {
  const who = people.find(({ principals }) => principals.includes(by));
  if (!who)
    return { refusal: `${action} was answered by ${by || 'nobody that CodePipeline names'}, who is none of platform.pipeline.people` };
  if (!shown.includes(release)) return { refusal: `${who.name} answered ${action} for another release than ${short(release)}` };
  const own = who.emails.find((email) => authors.includes(email.toLowerCase()));
  if (own !== undefined) return { refusal: `${who.name} wrote part of the release (${own}), and may not approve it` };
  return { person: who.name };
}

function reasonOf(reading: { readonly state: 'absent' } | { readonly state: 'unreadable'; readonly reason: string }, what: string): string {
  return reading.state === 'absent' ? `${what} is not there` : reading.reason;
}

const short = (digest: string) => digest.slice(0, 12);
