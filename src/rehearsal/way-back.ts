import type { Assembly } from '../assembly/assembly';
import { pipelineOf } from '../assembly/pipeline-of';
import type { SimulatedCloud } from './cloud/simulated-cloud';
import { installPipeline } from './establish';
import { deployStage } from './pipeline/deploy-stage';
import type { Journal } from './pipeline/execution';
import type { RunningPipeline } from './pipeline/running-pipeline';
import type { Finding, StageRecord } from './report';

/**
 * Whether the release before could be released again: first the pipeline deploys its own stack, then each promoted stage goes back.
 *
 * A stage's actions run forward again with the base's templates, on a copy of the accounts as the release leaves them. That is what a rollback of
 * CodePipeline does, too.
 */
export function rehearseWayBack(
  cloud: SimulatedCloud,
  base: Assembly,
  before: RunningPipeline,
  stages: readonly StageRecord[],
  journal: Journal,
): Finding[] {
  const own = installPipeline(cloud.copy(), pipelineOf(base).stack);
  const ownFailure = own.failure ? [forwardOnly(own.location.name, own.location.name, own.failure.message)] : [];
  const promoted = new Set(stages.filter(({ outcome }) => outcome === 'succeeded').map(({ name }) => name));
  const stuck = before.model.stages.flatMap((stage) => {
    if (!promoted.has(stage.name)) return [];
    const context = { cloud: cloud.copy(), source: base, home: before.stack, changeSets: new Map() };
    const { failed } = deployStage(context, stage);
    return failed ? [forwardOnly(stage.name, journal.where(stage.name, failed.action.name), failed.failure.message)] : [];
  });
  return [...ownFailure, ...stuck];
}

function forwardOnly(what: string, where: string, why: string): Finding {
  return {
    severity: 'warning',
    rule: 'roll-forward-only',
    where,
    message: `${what} could not go back to the release before: ${why}`,
    remedy: 'Take care that the next mistake can be mended forward, or split this release so that each half has a way back.',
  };
}
