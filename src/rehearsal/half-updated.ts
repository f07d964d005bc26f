import type { Assembly } from '../assembly/assembly';
import type { PipelineStage } from '../assembly/pipeline';
import { deployStage } from './pipeline/deploy-stage';
import type { Execution } from './pipeline/execution';
import type { Finding, StackRecord } from './report';

/** What a stage that failed half way leaves behind, and whether a next release can start from there: this one again, or the one before. */
export function describeHalfUpdated(execution: Execution, stage: PipelineStage): Finding[] {
  const { journal, base, cloud, pipeline } = execution;
  const environment = journal.environment(stage.name)?.name ?? stage.name;
  const touched = journal.stacks.filter((stack) => stack.environment === environment);
  if (touched.length === 0) return [];
  const tryWith = (source: Assembly) =>
    deployStage({ cloud: cloud.copy(), source, home: pipeline.stack, changeSets: new Map() }, stage).failed?.failure.message;
  const again = tryWith(execution.source);
  const back = base && tryWith(base);
  const stuck = again !== undefined && (base === undefined || back !== undefined);
  const finding: Finding = {
    severity: stuck ? 'error' : 'info',
    rule: stuck ? 'next-release-stuck' : 'half-updated',
    where: environment,
    message: [
      `${stage.name} is left half way: ${touched.map(describe).join(', ')}`,
      again === undefined ? 'the same release can be retried from here' : `the same release would fail again: ${again}`,
      ...(base === undefined ? [] : [back === undefined ? 'the release before deploys from here' : `the release before does not: ${back}`]),
    ].join('. '),
    remedy: stuck
      ? 'Mend the state by hand as the findings above say, then release again.'
      : again === undefined
        ? 'Mend what failed, then retry the stage.'
        : 'Revert the commit, or follow the remedy above in a new one.',
  };
  return [finding];
}

function describe({ name, operation, outcome }: StackRecord): string {
  const done = { create: 'created', update: 'updated', none: 'unchanged', delete: 'deleted' }[operation];
  return outcome === 'succeeded' ? `${name} ${done}` : `${name} ${outcome === 'failed' ? 'failed' : 'rolled back'}`;
}
