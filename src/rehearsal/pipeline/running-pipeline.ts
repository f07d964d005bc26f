import type { Assembly, StackArtifact } from '../../assembly/assembly';
import { isList, isMap } from '../../assembly/equal';
import type { PipelineModel } from '../../assembly/pipeline';
import { pipelineOf } from '../../assembly/pipeline-of';
import { CannotFollow } from '../../assembly/refusal';
import type { ValueMap } from '../../assembly/template';
import type { DeployedResource, DeployedStack } from '../cloud/deployed-stack';
import type { SimulatedCloud } from '../cloud/simulated-cloud';
import { checkPipeline } from './catalogue';

/** The pipeline as it stands in its account: its definition has every function evaluated. */
export interface RunningPipeline {
  readonly model: PipelineModel;
  readonly stack: DeployedStack;
  /** The definition; another one is another structure version. */
  readonly definition: ValueMap;
  /** Reason by name of each stage that nothing may enter. */
  readonly closedStages: ReadonlyMap<string, string>;
}

/**
 * @param artifact the stack that holds the pipeline
 * @throws CannotFollow when the stack is not there, or its pipeline has something that is not modelled
 */
export function runningPipeline(cloud: SimulatedCloud, artifact: StackArtifact): RunningPipeline {
  const stack = cloud.stack(artifact);
  const resource = [...(stack?.resources.values() ?? [])].find(({ type }) => type === 'AWS::CodePipeline::Pipeline');
  if (!stack || !resource) throw new CannotFollow(`${artifact.name} holds no pipeline once it is deployed`);
  checkPipeline(resource.properties);
  return { model: modelOf(artifact, resource), stack, definition: resource.properties, closedStages: closedStages(resource.properties) };
}

/** The shared reader, given the evaluated definition instead of the template's. */
function modelOf(artifact: StackArtifact, { logicalId, type, properties }: DeployedResource): PipelineModel {
  const template = { Resources: { [logicalId]: { Type: type, Properties: properties } } };
  const evaluated: Assembly = { directory: 'simulated', stacks: [{ ...artifact, template }], manifest: undefined };
  return pipelineOf(evaluated);
}

function closedStages({ DisableInboundStageTransitions: closed }: ValueMap): Map<string, string> {
  const transitions = isList(closed) ? closed.filter(isMap) : [];
  return new Map(transitions.map(({ StageName, Reason }) => [String(StageName), String(Reason)]));
}
