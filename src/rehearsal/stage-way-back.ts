import type { Assembly } from '../assembly/assembly';
import { pipelineOf } from '../assembly/pipeline-of';
import { CannotFollow } from '../assembly/refusal';
import { SimulatedCloud } from './cloud/simulated-cloud';
import { installPipeline } from './establish';
import { deployStage } from './pipeline/deploy-stage';
import { runningPipeline } from './pipeline/running-pipeline';

/**
 * Whether one stage could go back to what its account holds now: the accounts are brought there, the release is deployed, and then the stage's
 * actions run again with the templates of before, as a rollback of CodePipeline runs them.
 *
 * @param deployed what the account holds, in the form of a release: see `deployedAssembly`
 * @returns why not, a sentence each; empty where it could
 */
export function stageWayBack(head: Assembly, deployed: Assembly, stage: string): string[] {
  try {
    const { stack } = pipelineOf(head);
    const cloud = new SimulatedCloud();
    const { failure } = installPipeline(cloud, stack);
    if (failure) return [`the pipeline's own stack could not be rehearsed: ${failure.message}`];
    const pipeline = runningPipeline(cloud, stack);
    const target = pipeline.model.stages.find(({ name }) => name === stage);
    if (!target) return [`the pipeline has no stage ${stage}`];
    const templates = new Set(deployed.stacks.map(({ templatePath }) => templatePath));
    const earlier = {
      ...target,
      actions: target.actions.filter(({ provider, templatePath }) => provider !== 'CloudFormation' || templates.has(templatePath ?? '')),
    };
    const run = (source: Assembly, of: typeof target) =>
      deployStage({ cloud, source, home: pipeline.stack, changeSets: new Map() }, of).failed;
    const rebuilt = run(deployed, earlier);
    if (rebuilt) return [`what runs could not be rebuilt in the rehearsal: ${rebuilt.failure.message}`];
    const forward = run(head, target);
    if (forward) return [`the release itself stops at ${forward.action.name}: ${forward.failure.message}`];
    const back = run(deployed, earlier);
    return back ? [`${back.action.name}: ${back.failure.message}`] : [];
  } catch (error) {
    if (error instanceof CannotFollow) return [`it cannot be rehearsed: ${error.message}`];
    throw error;
  }
}
