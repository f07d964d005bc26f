import type { PipelineStage } from '../../assembly/pipeline';
import { refusal } from '../findings';
import type { StageOutcome } from '../report';
import { deployStage } from './deploy-stage';
import type { Execution } from './execution';

/**
 * Rolls a stage back the way CodePipeline does: it runs the stage forward again, with the artifacts of the last execution that succeeded in
 * the same structure version.
 */
export function rollBackStage(execution: Execution, stage: PipelineStage): StageOutcome {
  const { base, journal } = execution;
  const obstacle = obstacleTo(execution);
  if (!base || obstacle !== undefined) {
    journal.find({
      severity: 'error',
      rule: 'rollback-unavailable',
      where: journal.where(stage.name),
      message: `${stage.name} asks for a rollback, but ${obstacle}`,
      remedy: 'Release the earlier commit again, or mend this one and retry the stage.',
    });
    return 'failed';
  }
  const { changes, failed } = deployStage({ ...execution, source: base, changeSets: new Map() }, stage);
  for (const { location, failure } of changes) if (!failure) journal.rolledBack(location);
  if (!failed) return 'rolled-back';
  journal.find(refusal(failed.failure, journal.where(stage.name, failed.action.name)));
  return 'failed';
}

function obstacleTo({ base, structureChanged, pipeline: { model } }: Execution): string | undefined {
  if (model.executionMode === 'PARALLEL') return 'a pipeline in PARALLEL mode has none';
  if (!base) return 'no execution has succeeded in it since the pipeline was made';
  return structureChanged ? 'no execution has succeeded in it since the pipeline changed its structure' : undefined;
}
