import { SynthesisError } from '../schema/synthesis-error';

/** `aws-cdk-lib/pipelines` splits a stage with more actions into `Prod.1`, `Prod.2` without a word: conditions by name would miss them. */
const actionsAStage = 50;

interface PipelineStage {
  readonly stageName: string;
  readonly actions: readonly unknown[];
}

/** @throws SynthesisError naming each stage that was split, and what to group */
export function refuseSplitStages(stages: readonly PipelineStage[]): void {
  const actionsOf = new Map<string, number>();
  for (const { stageName, actions } of stages) {
    const [name = '', part] = stageName.split('.');
    if (part !== undefined) actionsOf.set(name, (actionsOf.get(name) ?? 0) + actions.length);
  }
  const refusals = [...actionsOf].map(
    ([name, actions]) =>
      `The stage ${name} has ${actions} actions; one pipeline stage holds ${actionsAStage}. Give services a common \`group\`: a group is one stack, and one action.`,
  );
  if (refusals.length > 0) throw new SynthesisError(refusals.join('\n'));
}
