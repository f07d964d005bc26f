import type { Assembly, StackArtifact } from '../../assembly/assembly';
import { isMap } from '../../assembly/equal';
import type { PipelineAction, Rule, StageCondition } from '../../assembly/pipeline';
import { hasPipeline, pipelineOf } from '../../assembly/pipeline-of';
import type { Value } from '../../assembly/template';
import { type GateName, gates } from '../../schema/gates';

/** A gate, and where in the pipeline it decides: `Prod/Smoke` is an action, `Prod (entry)` a condition. */
export interface GateInPipeline {
  readonly name: GateName;
  readonly at: readonly string[];
  /** That it watches. */
  readonly safeguards: readonly string[];
}

/**
 * The gates that the assembly's own pipeline runs, by the commands that its templates hold; none where it has no pipeline.
 * @throws UnreadableAssembly for more than one pipeline, or one of another shape
 */
export function gatesIn(assembly: Assembly): GateInPipeline[] {
  if (!hasPipeline(assembly)) return [];
  const { stages, stack } = pipelineOf(assembly);
  const places = stages.flatMap(({ name, actions, beforeEntry, onSuccess, onFailure }) => [
    ...actions.map((action) => ({ at: `${name}/${action.name}`, text: commandsOf(action, stack) })),
    ...conditionsAt(`${name} (entry)`, beforeEntry),
    ...conditionsAt(`${name} (success)`, onSuccess),
    ...conditionsAt(`${name} (failure)`, onFailure?.conditions ?? []),
  ]);
  return (Object.keys(gates) as GateName[])
    .map((name) => ({ name, at: places.filter(({ text }) => runs(text, name)).map(({ at }) => at), safeguards: gates[name].safeguards }))
    .filter(({ at }) => at.length > 0);
}

function conditionsAt(at: string, conditions: readonly StageCondition[]): { at: string; text: string }[] {
  return conditions.flatMap(({ rules }) => rules.map((rule) => ({ at, text: textOf(rule) })));
}

const textOf = ({ commands, configuration }: Rule): string => JSON.stringify([commands, configuration]);

/** Of the action itself, and of the project that it starts. */
function commandsOf({ configuration }: PipelineAction, { template }: StackArtifact): string {
  const project = template.Resources[referenced(configuration.ProjectName) ?? ''];
  return JSON.stringify([configuration, project?.Properties?.Source ?? null]);
}

function referenced(name: Value | undefined): string | undefined {
  return isMap(name) && typeof name.Ref === 'string' ? name.Ref : undefined;
}

/** One command may ask several gates; their names stand before its options. */
const runs = (text: string, gate: string): boolean => new RegExp(`carepath\\.js gate(?: [a-z][a-z-]*)* ${gate}(?![a-z-])`).test(text);
