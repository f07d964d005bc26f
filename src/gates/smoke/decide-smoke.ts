import { block, pass, type Verdict } from '../verdict';
import { headerFaults } from './security-headers';
import type { Answer, ProbeFacts, Question, SmokeAttempt, SmokeFacts } from './smoke-facts';

interface Expectation {
  readonly isMet: (answer: Answer) => boolean;
  /** Follows the URL where it is met. */
  readonly met: string;
  /** Follows the URL where it is not. */
  readonly missed: string;
}

const modern = ['TLSv1.2', 'TLSv1.3'];
const statusIn = (answer: Answer, statuses: readonly number[]) => 'status' in answer && statuses.includes(answer.status);

const expectations: Readonly<Record<Question, Expectation>> = {
  status: {
    isMet: (answer) => statusIn(answer, [200]) && 'tls' in answer && modern.includes(answer.tls),
    met: 'answered 200',
    missed: 'never answered 200',
  },
  'old TLS': { isMet: (answer) => 'refusedTls' in answer, met: 'refuses TLS 1.1', missed: 'never refused TLS 1.1' },
  'SQL injection': { isMet: (answer) => statusIn(answer, [403]), met: 'is blocked', missed: 'was never blocked by the web ACL' },
  // The load balancer's answer to who does not send CloudFront's secret.
  origin: {
    isMet: (answer) => statusIn(answer, [403]),
    met: 'refuses who passes CloudFront by',
    missed: 'never refused who passes CloudFront by',
  },
  // 404 of an HTTP API whose endpoint is off, 403 of a REST API's.
  'execute-api': { isMet: (answer) => statusIn(answer, [403, 404]), met: 'is off', missed: 'was never off' },
};

/** Whether an answer is as it should be: then the question is not asked again. */
export function isGood(question: Question, answer: Answer): boolean {
  return expectations[question].isMet(answer);
}

/**
 * Blocks unless the last answer to each question is as it should be, over connections whose certificates were good, and carries the security
 * headers. No answer is a block.
 */
export function decideSmoke(facts: SmokeFacts): Verdict<SmokeFacts> {
  const { edge, probes, leftOut, unreadable } = facts;
  const asked = probes.some(({ question }) => question === 'status');
  const [first, ...others] = [
    ...(asked ? [] : ['nobody asked whether the environment answers: no request was made']),
    ...probes.flatMap((probe) => probeFaults(probe, edge)),
    ...unreadable,
  ];
  if (first !== undefined) return block(facts, first, ...others);
  return pass(facts, ...probes.map(({ question, url, attempts }) => `${url} ${expectations[question].met}${after(attempts)}`), ...leftOut);
}

function probeFaults({ question, url, attempts }: ProbeFacts, edge: SmokeFacts['edge']): string[] {
  const last = attempts.at(-1);
  if (last === undefined || !isGood(question, last)) return [`${url} ${expectations[question].missed}: ${tally(attempts)}`];
  return question === 'status' && 'headers' in last ? headerFaults(edge, last.headers).map((fault) => `${url}: ${fault}`) : [];
}

const after = (attempts: readonly SmokeAttempt[]) => (attempts.length > 1 ? ` at request ${attempts.length}` : '');

/** `503 (11 times), connect ECONNREFUSED 127.0.0.1:443`. */
function tally(attempts: readonly SmokeAttempt[]): string {
  const answers = attempts.map(describe);
  const counted = [...new Set(answers)].map((answer) => {
    const times = answers.filter((other) => other === answer).length;
    return times === 1 ? answer : `${answer} (${times} times)`;
  });
  return counted.join(', ') || 'no request was made';
}

function describe(answer: Answer): string {
  if ('fault' in answer) return answer.fault;
  if ('refusedTls' in answer) return `TLS refused (${answer.refusedTls})`;
  return modern.includes(answer.tls) ? String(answer.status) : `${answer.status} over ${answer.tls}`;
}
