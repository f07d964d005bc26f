import { get } from 'node:https';
import type { SmokeTarget } from '../schema/manifest';
import type { Clock } from './clock';
import { block, pass, type Verdict } from './verdict';

/** What the gate asked, and what it heard. */
export interface SmokeFacts {
  readonly url: string;
  /** In order; the last is the one that counts. */
  readonly attempts: readonly SmokeAttempt[];
}

/** ISO 8601 time of the request, and either the status of the answer or why there was none. */
export type SmokeAttempt = { readonly at: string; readonly status: number } | { readonly at: string; readonly fault: string };

export interface SmokeContext {
  readonly target: SmokeTarget;
  readonly clock: Clock;
  /** @default smokeLimits */
  readonly limits?: SmokeLimits;
  /** Certificate that is trusted beside the public ones, in PEM. @default - none */
  readonly ca?: string;
}

export interface SmokeLimits {
  readonly requestMilliseconds: number;
  readonly pauseMilliseconds: number;
  /** From the first request; none starts after it. */
  readonly deadlineMilliseconds: number;
}

/** A CloudFront distribution is ready minutes after CloudFormation says so; a CodeBuild minute costs less than a false alarm. */
export const smokeLimits: SmokeLimits = { requestMilliseconds: 10_000, pauseMilliseconds: 10_000, deadlineMilliseconds: 300_000 };

/** Requests the environment's smoke URL until it answers 200 or the deadline has passed. A redirect is an answer like any other. */
export async function collectSmoke({ target: { url }, clock, limits = smokeLimits, ca }: SmokeContext): Promise<SmokeFacts> {
  const attempts: SmokeAttempt[] = [];
  const deadline = clock.now() + limits.deadlineMilliseconds;
  for (;;) {
    const at = new Date(clock.now()).toISOString();
    const answer = await request(url, limits.requestMilliseconds, ca);
    attempts.push({ at, ...answer });
    if (isHealthy(answer) || clock.now() + limits.pauseMilliseconds > deadline) return { url, attempts };
    await clock.sleep(limits.pauseMilliseconds);
  }
}

/** Blocks unless the last answer was 200 over a connection whose certificate was good. No answer is a block. */
export function decideSmoke(facts: SmokeFacts): Verdict<SmokeFacts> {
  const last = facts.attempts.at(-1);
  if (last && isHealthy(last)) return pass(facts, `${facts.url} answered 200 at request ${facts.attempts.length}`);
  return block(facts, `${facts.url} never answered 200: ${tally(facts.attempts)}`);
}

type Answer = { readonly status: number } | { readonly fault: string };

function isHealthy(answer: Answer): boolean {
  return 'status' in answer && answer.status === 200;
}

/** A connection of its own for each request: a name that moved, or a certificate that changed, is seen. */
function request(url: string, milliseconds: number, ca: string | undefined): Promise<Answer> {
  return new Promise((resolve) => {
    try {
      const sent = get(url, { agent: false, minVersion: 'TLSv1.2', signal: AbortSignal.timeout(milliseconds), ...(ca && { ca }) });
      sent.once('response', (response) => {
        resolve({ status: response.statusCode ?? 0 });
        response.once('error', () => undefined).destroy(); // The status is the answer; the body is nobody's business.
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        resolve({
          fault: error.code === 'ABORT_ERR' ? `no answer within ${milliseconds} ms` : error.message || (error.code ?? error.name),
        });
      });
    } catch (error) {
      resolve({ fault: String(error) }); // Not a URL, or not of HTTPS.
    }
  });
}

/** `503 (11 times), connect ECONNREFUSED 127.0.0.1:443`. */
function tally(attempts: readonly SmokeAttempt[]): string {
  const answers = attempts.map((attempt) => ('status' in attempt ? String(attempt.status) : attempt.fault));
  const counted = [...new Set(answers)].map((answer) => {
    const times = answers.filter((other) => other === answer).length;
    return times === 1 ? answer : `${answer} (${times} times)`;
  });
  return counted.join(', ') || 'no request was made';
}
