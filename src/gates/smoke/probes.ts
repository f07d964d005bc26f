import type { ManifestEnvironment } from '../../schema/manifest';
import type { Reading } from '../aws/reading';
import type { Question, SmokeFacts } from './smoke-facts';

export interface Probe {
  readonly question: Question;
  readonly url: string;
}

export interface ProbePlan extends Pick<SmokeFacts, 'edge' | 'leftOut' | 'unreadable'> {
  readonly probes: readonly Probe[];
}

export type SmokeEnvironment = Pick<ManifestEnvironment, 'smoke' | 'webAclCounts'>;

/**
 * What is asked of an environment.
 * @param executeApi URL by the API's own name; absent where there is nobody to ask what it is, as on a laptop
 */
export function planProbes({ smoke, webAclCounts }: SmokeEnvironment, executeApi: Reading<string>): ProbePlan {
  const { url, edge = 'http-api', originUrl } = smoke;
  const leftOut: string[] = [];
  const probes: Probe[] = [
    { question: 'status', url },
    { question: 'old TLS', url },
  ];
  if (webAclCounts) leftOut.push(`whether the web ACL blocks was not asked: until ${webAclCounts.until} it only counts`);
  else probes.push({ question: 'SQL injection', url: withInjection(url) });
  if (originUrl !== undefined) probes.push({ question: 'origin', url: originUrl });
  if (executeApi.state === 'read') probes.push({ question: 'execute-api', url: executeApi.value });
  if (executeApi.state === 'absent') leftOut.push('the execute-api endpoint was not asked: its name is known in the account alone');
  return { edge, probes, leftOut, unreadable: executeApi.state === 'unreadable' ? [executeApi.reason] : [] };
}

/** The textbook's, which every rule set on SQL injection knows. It is harmless: `/status` is answered without a database. */
function withInjection(url: string): string {
  return `${url}?id=${encodeURIComponent("1' OR '1'='1")}`;
}
