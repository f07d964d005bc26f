import { isPast } from '../../schema/last-day';
import type { Manifest, ManifestEnvironment } from '../../schema/manifest';
import { type Facts, strictestFacts } from '../rules/rule-engine';

/** What rules ask of an environment and no template says. */
export type JudgedEnvironment = Pick<ManifestEnvironment, 'stage' | 'protectData' | 'webAclCounts'> &
  Partial<Pick<ManifestEnvironment, 'account' | 'approval' | 'delivery' | 'kept' | 'detectorsElsewhere'>>;

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
 * @param stage of the stack; undefined for one of the app itself, such as the pipeline's
 * @param asOf the commit's date
 * @returns the strictest for a stage that nobody has described
 */
export function factsOf(stage: string | undefined, { environments, pipelineAccount }: JudgedPlatform, asOf: Date): Facts {
  const accounts = [pipelineAccount, ...environments.map(({ account }) => account)].filter((account) => account !== undefined);
  const mayStop = environments.filter(({ protectData, delivery }) => !protectData && delivery?.onFailure === 'stop');
  const stagesThatBake = environments.filter(({ delivery }) => (delivery?.bakeMinutes ?? 0) > 0).map((one) => one.stage);
  const ofPlatform = {
    ...strictestFacts,
    accounts: [...new Set(accounts)],
    stagesThatMayStop: mayStop.map((one) => one.stage),
    stagesThatBake,
  };
  if (stage === undefined) return { ...ofPlatform, ...(environments.length > 0 && factsOfPipeline(environments)) };
  const environment = environments.find((one) => one.stage === stage);
  if (environment === undefined) return ofPlatform;
  const { protectData, kept, webAclCounts, detectorsElsewhere } = environment;
  const webAclMayCount = webAclCounts !== undefined && !isPast(webAclCounts.until, asOf);
  return { ...ofPlatform, protectData, webAclMayCount, ...(kept && { kept }), ...(detectorsElsewhere && { detectorsElsewhere }) };
}

/** A year: what the pipeline's own logs are kept for, whatever environments do. */
const pipelineLogDays = 365;

/** The pipeline changes all environments, and holds the evidence of all: it is judged as the one that asks for the most. */
function factsOfPipeline(environments: readonly JudgedEnvironment[]): Partial<Facts> {
  const kept = environments.flatMap((environment) => environment.kept ?? []);
  return {
    protectData: environments.some(({ protectData }) => protectData),
    asksBeforeLast: environments.at(-1)?.approval !== 'none',
    ...(kept.length === environments.length && {
      kept: {
        logDays: pipelineLogDays,
        auditDays: Math.max(...kept.map(({ auditDays }) => auditDays)),
        backupDays: Math.max(...kept.map(({ backupDays }) => backupDays)),
      },
    }),
  };
}
