import { SynthesisError } from '../schema/synthesis-error';

/** `aws-cdk-lib/pipelines` splits a stage with more actions into `Prod.1`, `Prod.2` without a word: conditions by name would miss them. */
const actionsAStage = 50;

interface PipelineStage {
  readonly stageName: string;
  readonly actions: readonly unknown[];
}

/**
 * Refuses a pipeline that would be synthesised and would not run.
 * @throws SynthesisError naming each stage that was split, and what to group; or that there is an asset to publish, and what to do without
 */
export function refuseUnsupportedStructure(stages: readonly PipelineStage[]): void {
  const refusals = [...splitStages(stages), ...assets(stages)];
  if (refusals.length > 0) throw new SynthesisError(refusals.join('\n'));
}

function splitStages(stages: readonly PipelineStage[]): string[] {
  const actionsOf = new Map<string, number>();
  for (const { stageName, actions } of stages) {
    const [name = '', part] = stageName.split('.');
    if (part !== undefined) actionsOf.set(name, (actionsOf.get(name) ?? 0) + actions.length);
  }
  return [...actionsOf].map(
    ([name, actions]) =>
      `The stage ${name} has ${actions} actions; one pipeline stage holds ${actionsAStage}. Give services a common \`group\`: a group is one stack, and one action.`,
  );
}

/** The newest publisher that could be pinned (cdk-assets 4.7.3) reads manifests of schema 54, and the library writes 55. */
function assets(stages: readonly PipelineStage[]): string[] {
  return stages
    .filter(({ stageName }) => stageName === 'Assets')
    .map(
      () =>
        'A stack brings a file or image asset, which the pinned cdk-assets cannot publish. Do without it (inline code, ECR), or pin one that can in pipeline-stack.ts.',
    );
}
