import { equal } from '../../assembly/equal';
import { Refused } from '../../assembly/refusal';
import { deploy } from '../cloud/deploy';
import { refusal } from '../findings';
import type { ActionResult } from './action-result';
import type { Execution } from './execution';
import { runningPipeline } from './running-pipeline';

/** The stage that stands for the pipeline's own stack in the report. */
export const pipelineEnvironment = 'pipeline';

/**
 * The pipeline deploys its own stack from the release, with the CDK CLI. When its definition changes, it is another structure version.
 * @param named stack that the step's command names
 */
export function selfMutate(execution: Execution, named: string): ActionResult {
  const { cloud, source, pipelineStack, journal } = execution;
  const target = source.stacks.find(({ id, name, path }) => [id, name, path].includes(named));
  if (!target) {
    const error = new Refused(
      'template-missing',
      `self-mutation deploys ${named}, which is not in the release`,
      'Keep the name of the pipeline stack.',
    );
    journal.find(refusal(error, `${pipelineEnvironment}/${named}`));
    return { basis: 'simulated', outcome: 'failed', detail: error.message };
  }
  const { account, region, name, template, terminationProtection } = target;
  const change = deploy(cloud, { location: { account, region, name }, template, parameters: new Map(), terminationProtection });
  journal.operated(pipelineEnvironment, change);
  if (change.failure) {
    journal.find(refusal(change.failure, `${pipelineEnvironment}/${name}`));
    return { basis: 'simulated', outcome: 'failed', detail: change.failure.message };
  }
  if (target.id !== pipelineStack.id) return { basis: 'simulated', outcome: 'succeeded', detail: `deployed ${name}` };
  const before = execution.pipeline;
  execution.pipeline = runningPipeline(cloud, pipelineStack);
  if (equal(before.definition, execution.pipeline.definition)) {
    return {
      basis: 'simulated',
      outcome: 'succeeded',
      detail: `${change.operation === 'none' ? 'left' : 'updated'} ${name}; the structure stays`,
    };
  }
  execution.structureChanged = true;
  reportNewStructure(execution);
  return { basis: 'simulated', outcome: 'succeeded', detail: `updated ${name}: a new structure version`, restart: true };
}

function reportNewStructure({ journal, pipeline: { model, stack } }: Execution): void {
  const where = `${pipelineEnvironment}/${stack.name}/${model.logicalId}`;
  journal.find({
    severity: 'warning',
    rule: 'rollback-history-void',
    where,
    message: 'The pipeline changes its own structure: no stage can be rolled back to an execution before this one',
    remedy: 'Until each stage has succeeded once in the new structure, go back by releasing the earlier commit again.',
  });
  if (model.executionMode !== 'QUEUED') return;
  journal.find({
    severity: 'info',
    rule: 'waiting-runs-cancelled',
    where,
    message: 'A queued pipeline that updates itself cancels the executions that wait behind this one',
    remedy: 'Nothing to do where a later commit runs anyway; otherwise start the pipeline once this execution has ended.',
  });
}
