import type { Assembly } from '../assembly/assembly';
import type { PipelineStage } from '../assembly/pipeline';
import type { CannotFollow, Refused } from '../assembly/refusal';
import { deployStage } from './pipeline/deploy-stage';
import type { Execution } from './pipeline/execution';
import type { Finding, StackRecord } from './report';

/**
 * What a stage that failed half way leaves behind, and whether a next release can start from there: this one again, or the one before.
 * @param before the stage as the pipeline of the release before has it; undefined where it has none
 */
export function describeHalfUpdated(execution: Execution, stage: PipelineStage, before: PipelineStage | undefined): Finding[] {
  const { journal, base, source } = execution;
  const environment = journal.environment(stage.name)?.name ?? stage.name;
  const touched = journal.stacks.filter((stack) => stack.environment === environment);
  if (touched.length === 0) return [];
  const again = failureOf(execution, source, stage);
  const back = base && before && { failure: failureOf(execution, base, before) };
  const stuck = again !== undefined && back?.failure !== undefined;
  const left = touched.filter(({ operation }) => operation !== 'none').map(describe);
  const sentences = [
    left.length > 0 ? `${stage.name} is left half way: ${left.join(', ')}` : `${stage.name} is left as it was`,
    again ? `the same release would fail again: ${again.message}` : 'the same release can be retried from here',
    ...(back
      ? [back.failure ? `the release before does not deploy either: ${back.failure.message}` : 'the release before deploys from here']
      : []),
  ];
  return [
    {
      severity: stuck ? 'error' : 'info',
      rule: stuck ? 'next-release-stuck' : 'half-updated',
      where: environment,
      message: sentences.join('; '),
      remedy: again ? `${remedyOf(again)}${back && !stuck ? ' Or revert the commit.' : ''}` : 'Mend what failed, then retry the stage.',
    },
  ];
}

function failureOf({ cloud, pipeline }: Execution, source: Assembly, stage: PipelineStage): Refused | CannotFollow | undefined {
  return deployStage({ cloud: cloud.copy(), source, home: pipeline.stack, changeSets: new Map() }, stage).failed?.failure;
}

function remedyOf(failure: Refused | CannotFollow): string {
  return 'remedy' in failure ? failure.remedy : 'Judge it by hand.';
}

function describe({ name, operation, outcome }: StackRecord): string {
  const done = { create: 'created', update: 'updated', none: 'unchanged', delete: 'deleted' }[operation];
  return outcome === 'succeeded' ? `${name} ${done}` : `${name} ${outcome === 'failed' ? 'failed' : 'rolled back'}`;
}
