import type { Reading } from '../aws/reading';
import type { Clock } from '../clock';
import { ask } from './ask';
import { isGood } from './decide-smoke';
import { type Probe, planProbes, type SmokeEnvironment } from './probes';
import type { ProbeFacts, SmokeAttempt, SmokeFacts } from './smoke-facts';

export interface SmokeContext {
  readonly environment: SmokeEnvironment;
  /** See `planProbes`. */
  readonly executeApi: Reading<string>;
  readonly clock: Clock;
  /** @default smokeLimits */
  readonly limits?: SmokeLimits;
  /** Certificate that is trusted beside the public ones, in PEM. @default - none */
  readonly ca?: string | undefined;
}

export interface SmokeLimits {
  readonly requestMilliseconds: number;
  readonly pauseMilliseconds: number;
  /** From the first request of all; after it, each question that is still open is asked once. */
  readonly deadlineMilliseconds: number;
}

/** A CloudFront distribution is ready minutes after CloudFormation says so; a CodeBuild minute costs less than a false alarm. */
export const smokeLimits: SmokeLimits = { requestMilliseconds: 10_000, pauseMilliseconds: 10_000, deadlineMilliseconds: 300_000 };

/** Asks each question until the answer is as it should be, or the deadline has passed. */
export async function collectSmoke({ environment, executeApi, ...context }: SmokeContext): Promise<SmokeFacts> {
  const { limits = smokeLimits, clock } = context;
  const { probes, ...plan } = planProbes(environment, executeApi);
  const deadline = clock.now() + limits.deadlineMilliseconds;
  const facts: ProbeFacts[] = [];
  for (const probe of probes) facts.push(await collectProbe(probe, { ...context, limits, deadline }));
  return { ...plan, probes: facts };
}

type ProbeContext = Pick<SmokeContext, 'clock' | 'ca'> & { readonly limits: SmokeLimits; readonly deadline: number };

async function collectProbe({ question, url }: Probe, { clock, ca, limits, deadline }: ProbeContext): Promise<ProbeFacts> {
  const attempts: SmokeAttempt[] = [];
  for (;;) {
    const at = new Date(clock.now()).toISOString();
    const answer = await ask(url, { milliseconds: limits.requestMilliseconds, ca, oldTls: question === 'old TLS' });
    attempts.push({ at, ...answer });
    if (isGood(question, answer) || clock.now() + limits.pauseMilliseconds > deadline) return { question, url, attempts };
    await clock.sleep(limits.pauseMilliseconds);
  }
}
