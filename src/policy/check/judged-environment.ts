import { isPast } from '../../schema/last-day';
import type { ManifestEnvironment } from '../../schema/manifest';
import { type Facts, strictestFacts } from '../rules/rule-engine';

/** What rules ask of an environment and no template says. */
export type JudgedEnvironment = Pick<ManifestEnvironment, 'stage' | 'protectData' | 'webAclCounts'>;

/**
 * @param environment undefined for a stack of no environment, such as the pipeline's, and for one that nobody has described
 * @param asOf the commit's date
 */
export function factsOf(environment: JudgedEnvironment | undefined, asOf: Date): Facts {
  if (environment === undefined) return strictestFacts;
  const { protectData, webAclCounts } = environment;
  return { protectData, webAclMayCount: webAclCounts !== undefined && !isPast(webAclCounts.until, asOf) };
}
