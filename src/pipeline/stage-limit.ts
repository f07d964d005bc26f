import type { Pipeline } from 'aws-cdk-lib/aws-codepipeline';
import { SynthesisError } from '../schema/synthesis-error';

/** `aws-cdk-lib/pipelines` splits a stage with more actions into `Prod.1`, `Prod.2` without a word: conditions by name would miss them. */
const actionsAStage = 50;

/** @throws SynthesisError naming each stage that was split, and what to group */
export function refuseSplitStages(pipeline: Pipeline): void {
  const split = new Map<string, number>();
  for (const { stageName, actions } of pipeline.stages) {
    const [name, part] = stageName.split('.');
    if (name !== undefined && part !== undefined) split.set(name, (split.get(name) ?? 0) + actions.length);
  }
  if (split.size === 0) return;
  throw new SynthesisError(
    [...split]
      .map(
        ([name, actions]) =>
          `The stage ${name} has ${actions} actions; one pipeline stage holds ${actionsAStage}. Give services a common \`group\`: a group is one stack, and one action.`,
      )
      .join('\n'),
  );
}
