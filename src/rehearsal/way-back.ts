import type { Assembly } from '../assembly/assembly';
import type { SimulatedCloud } from './cloud/simulated-cloud';
import { deployStage } from './pipeline/deploy-stage';
import type { Journal } from './pipeline/execution';
import type { RunningPipeline } from './pipeline/running-pipeline';
import type { Finding, StageRecord } from './report';

/**
 * Whether each promoted stage could go back: its actions run forward again with the base's templates, on a copy of the accounts as the
 * release leaves them. That is what a rollback of CodePipeline does, and what releasing the earlier commit again comes to.
 */
export function rehearseWayBack(
  cloud: SimulatedCloud,
  base: Assembly,
  before: RunningPipeline,
  stages: readonly StageRecord[],
  journal: Journal,
): Finding[] {
  const promoted = new Set(stages.filter(({ outcome }) => outcome === 'succeeded').map(({ name }) => name));
  return before.model.stages.flatMap((stage) => {
    if (!promoted.has(stage.name)) return [];
    const context = { cloud: cloud.copy(), source: base, home: before.stack, changeSets: new Map() };
    const { failed } = deployStage(context, stage);
    if (!failed) return [];
    return [
      {
        severity: 'warning',
        rule: 'roll-forward-only',
        where: journal.where(stage.name, failed.action.name),
        message: `${stage.name} could not go back to the release before: ${failed.failure.message}`,
        remedy: 'Take care that the next mistake can be mended forward, or split this release so that each half has a way back.',
      } as const,
    ];
  });
}
