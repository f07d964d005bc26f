import type { PipelineStage } from '../../assembly/pipeline';
import type { ActionRecord, StageOutcome, StageRecord } from '../report';
import { runConditions } from './conditions';
import { inRunOrder } from './deploy-stage';
import type { Execution } from './execution';
import { type ActionRun, runTogether } from './run-action';
import { rollBackStage } from './stage-rollback';

export interface StageRun {
  readonly record: StageRecord;
  /** The pipeline changed its definition. */
  readonly restart: boolean;
}

/** Runs a stage with its conditions: entry, actions by run order, then success or failure. */
export async function runStage(execution: Execution, stage: PipelineStage): Promise<StageRun> {
  const start = execution.clock.now();
  execution.onProgress({ kind: 'stage-started', stage: stage.name });
  if (execution.freezeFrom === stage.name) execution.frozen = true;
  const { outcome, actions, restart } = await attempt(execution, stage);
  const record = { name: stage.name, outcome, start, end: execution.clock.now(), actions };
  execution.onProgress({ kind: 'stage-finished', stage: record });
  return { record, restart };
}

interface Attempt {
  readonly outcome: StageOutcome;
  readonly actions: readonly ActionRecord[];
  readonly restart: boolean;
}

async function attempt(execution: Execution, stage: PipelineStage): Promise<Attempt> {
  const closed = execution.pipeline.closedStages.get(stage.name);
  if (closed !== undefined) {
    block(execution, stage, `the transition into ${stage.name} is disabled: ${closed}`);
    return { outcome: 'blocked', actions: [], restart: false };
  }
  const entry = runConditions(execution, stage.name, stage.beforeEntry);
  if (entry.unmet) {
    const outcome = entry.unmet.result === 'SKIP' ? 'skipped' : 'blocked';
    if (outcome === 'blocked') block(execution, stage, `an entry condition of ${stage.name} does not hold`);
    return { outcome, actions: entry.records, restart: false };
  }
  const runs = await runActions(execution, stage, () => true);
  const first = conclude(execution, stage, runs);
  if (first.retry) {
    const done = new Set(runs.filter(({ record }) => record.outcome === 'succeeded').map(({ action }) => action));
    const again = await runActions(execution, stage, (run) => stage.onFailure?.retryMode === 'ALL_ACTIONS' || !done.has(run));
    const second = conclude(execution, stage, again, true);
    const actions = [...entry.records, ...records(runs), ...first.records, ...records(again), ...second.records];
    return { outcome: second.outcome, actions, restart: again.some(({ restart }) => restart) };
  }
  const actions = [...entry.records, ...records(runs), ...notRun(stage, runs, execution), ...first.records];
  return { outcome: first.outcome, actions, restart: runs.some(({ restart }) => restart) };
}

/** Until a run order fails: later ones do not start. */
async function runActions(
  execution: Execution,
  stage: PipelineStage,
  wanted: (action: ActionRun['action']) => boolean,
): Promise<ActionRun[]> {
  const runs: ActionRun[] = [];
  for (const together of inRunOrder(stage.actions.filter(wanted))) {
    runs.push(...(await runTogether(execution, stage, together)));
    if (runs.some(({ record }) => record.outcome !== 'succeeded')) break;
  }
  return runs;
}

interface Conclusion {
  readonly outcome: StageOutcome;
  readonly records: readonly ActionRecord[];
  readonly retry: boolean;
}

function conclude(execution: Execution, stage: PipelineStage, runs: readonly ActionRun[], retried = false): Conclusion {
  if (runs.some(({ record }) => record.outcome === 'rejected')) return { outcome: 'blocked', records: [], retry: false };
  if (runs.some(({ record }) => record.outcome === 'failed')) return concludeFailure(execution, stage, retried);
  const { unmet, records: asked } = runConditions(execution, stage.name, stage.onSuccess);
  if (!unmet) return { outcome: 'succeeded', records: asked, retry: false };
  const outcome = unmet.result === 'ROLLBACK' ? rollBackStage(execution, stage) : 'failed';
  return { outcome, records: asked, retry: false };
}

/** The result of a failure condition follows when the condition holds; a result without one follows always. */
function concludeFailure(execution: Execution, stage: PipelineStage, retried: boolean): Conclusion {
  const { onFailure } = stage;
  const { unmet, records: asked } = runConditions(execution, stage.name, onFailure?.conditions ?? []);
  const result = unmet ? undefined : (onFailure?.conditions[0]?.result ?? onFailure?.result);
  if (result === 'RETRY' && !retried) return { outcome: 'failed', records: asked, retry: true };
  return { outcome: result === 'ROLLBACK' ? rollBackStage(execution, stage) : 'failed', records: asked, retry: false };
}

function records(runs: readonly ActionRun[]): ActionRecord[] {
  return runs.map(({ record }) => record);
}

function notRun(stage: PipelineStage, runs: readonly ActionRun[], { clock }: Execution): ActionRecord[] {
  const ran = new Set(runs.map(({ action }) => action));
  return stage.actions.filter((action) => !ran.has(action)).map((action) => unstarted(action, clock.now()));
}

export function unstarted({ name, category, provider }: PipelineStage['actions'][number], at: string): ActionRecord {
  return { name, category, provider, basis: 'assumed', outcome: 'not-run', start: at, end: at, detail: 'not started' };
}

function block({ journal }: Execution, { name }: PipelineStage, message: string): void {
  journal.find({
    severity: 'warning',
    rule: 'stage-blocked',
    where: journal.where(name),
    message,
    remedy: 'Satisfy the condition, or enable the transition, then retry the stage.',
  });
}
