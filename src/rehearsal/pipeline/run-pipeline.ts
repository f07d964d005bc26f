import type { PipelineStage } from '../../assembly/pipeline';
import type { ReleaseOutcome, StageOutcome, StageRecord } from '../report';
import type { Execution } from './execution';
import { runStage, unstarted } from './run-stage';

export interface PipelineRun {
  readonly outcome: ReleaseOutcome;
  readonly stages: readonly StageRecord[];
}

/** Promotes a release through the pipeline. A pipeline that changed its own definition starts again, where it says so. */
export async function runPipeline(execution: Execution): Promise<PipelineRun> {
  const records: StageRecord[] = [];
  let waiting: readonly PipelineStage[] = execution.pipeline.model.stages;
  for (let stage = waiting[0]; stage; stage = waiting[0]) {
    const { record, restart } = await runStage(execution, stage);
    records.push(record);
    const ended = outcomeAfter(record.outcome);
    if (ended) return { outcome: ended, stages: [...records, ...waiting.slice(1).map((later) => notRun(later, execution))] };
    waiting = restart ? next(execution, stage.name, records) : waiting.slice(1);
  }
  return { outcome: 'promoted', stages: records };
}

/** What comes after a change of the definition: everything again, or what follows in the new one. */
function next({ pipeline: { model } }: Execution, stage: string, records: StageRecord[]): readonly PipelineStage[] {
  if (!model.restartExecutionOnUpdate) return model.stages.slice(model.stages.findIndex(({ name }) => name === stage) + 1);
  records.length = 0; // The report tells of the execution that promotes; the one before did nothing else than update the pipeline.
  return model.stages;
}

/** Undefined where the next stage follows. */
function outcomeAfter(outcome: StageOutcome): ReleaseOutcome | undefined {
  return outcome === 'failed' || outcome === 'blocked' || outcome === 'rolled-back' ? outcome : undefined;
}

function notRun({ name, actions }: PipelineStage, { clock }: Execution): StageRecord {
  const now = clock.now();
  return { name, outcome: 'not-run', start: now, end: now, actions: actions.map((action) => unstarted(action, now)) };
}
