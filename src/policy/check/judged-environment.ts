import { isPast } from '../../schema/last-day';
import type { Manifest, ManifestEnvironment } from '../../schema/manifest';
import { type Facts, strictestFacts } from '../rules/rule-engine';

/** What rules ask of an environment and no template says. */
export type JudgedEnvironment = Pick<ManifestEnvironment, 'stage' | 'protectData' | 'webAclCounts'> &
  Partial<Pick<ManifestEnvironment, 'account' | 'delivery'>>;

/** What rules ask of the whole platform. */
export interface JudgedPlatform {
  readonly environments: readonly JudgedEnvironment[];
  /** Where the pipeline lives. @default - not known */
  readonly pipelineAccount?: string;
}

/** @param manifest undefined where an assembly has none: its stacks are judged as the strictest */
export function judgedPlatformOf(manifest: Pick<Manifest, 'environments' | 'pipeline'> | undefined): JudgedPlatform {
  const { environments = [], pipeline } = manifest ?? {};
  return { environments, ...(pipeline ? { pipelineAccount: pipeline.account } : {}) };
}

/**
 * @param stage of the stack; undefined, or one that nobody has described, for a stack of no environment, such as the pipeline's
 * @param asOf the commit's date
 */
export function factsOf(stage: string | undefined, { environments, pipelineAccount }: JudgedPlatform, asOf: Date): Facts {
  const accounts = [pipelineAccount, ...environments.map(({ account }) => account)].filter((account) => account !== undefined);
  const mayStop = environments.filter(({ protectData, delivery }) => !protectData && delivery?.onFailure === 'stop');
  const ofPlatform = { ...strictestFacts, accounts: [...new Set(accounts)], stagesThatMayStop: mayStop.map((one) => one.stage) };
  const environment = environments.find((one) => one.stage === stage);
  if (environment === undefined) return ofPlatform;
  const { protectData, webAclCounts } = environment;
  return { ...ofPlatform, protectData, webAclMayCount: webAclCounts !== undefined && !isPast(webAclCounts.until, asOf) };
}
