import type { Assembly, StackArtifact } from '../assembly/assembly';
import type { CannotFollow, Refused } from '../assembly/refusal';
import { deploy } from './cloud/deploy';
import type { SimulatedCloud } from './cloud/simulated-cloud';
import type { StackChange } from './cloud/stack-change';
import { deployStage } from './pipeline/deploy-stage';
import { type RunningPipeline, runningPipeline } from './pipeline/running-pipeline';

/** A release cannot be brought into the accounts. */
export interface NotEstablished {
  /** Stage and action, or the pipeline's stack. */
  readonly where: string;
  readonly failure: Refused | CannotFollow;
}

/** Deploys the stack that holds the pipeline by hand, as the first `cdk deploy` does. */
export function installPipeline(
  cloud: SimulatedCloud,
  { name, account, region, template, terminationProtection }: StackArtifact,
): StackChange {
  return deploy(cloud, { location: { name, account, region }, template, parameters: new Map(), terminationProtection });
}

/** Brings empty accounts to a release: all of its stacks, in the order of its own pipeline, with every gate taken as passed. */
export function establish(cloud: SimulatedCloud, release: Assembly, pipelineStack: StackArtifact): NotEstablished | RunningPipeline {
  const { failure } = installPipeline(cloud, pipelineStack);
  if (failure) return { where: pipelineStack.name, failure };
  const pipeline = runningPipeline(cloud, pipelineStack);
  const context = { cloud, source: release, home: pipeline.stack, changeSets: new Map() };
  for (const stage of pipeline.model.stages) {
    const { failed: refused } = deployStage(context, stage);
    if (refused) return { where: `${stage.name}/${refused.action.name}`, failure: refused.failure };
  }
  return pipeline;
}
