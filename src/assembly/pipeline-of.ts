import { z } from 'zod';
import type { Assembly, StackArtifact } from './assembly';
import { UnreadableAssembly } from './bad-input';
import type { PipelineAction, PipelineModel, PipelineStage, StageCondition } from './pipeline';
import { firstIssue } from './read-json';
import { type Resource, type Value, valueSchema } from './template';

const pipelineType = 'AWS::CodePipeline::Pipeline';
const result = z.enum(['ROLLBACK', 'RETRY', 'FAIL', 'SKIP']).optional();
const configuration = z.record(z.string(), valueSchema).default({});
const artifacts = z
  .array(z.object({ Name: z.string() }))
  .default([])
  .transform((list) => list.map(({ Name }) => Name));

const ruleSchema = z
  .object({
    Name: z.string(),
    RuleTypeId: z.object({ Provider: z.string() }),
    Configuration: configuration,
    Commands: z.array(valueSchema).default([]),
    InputArtifacts: artifacts,
    Region: valueSchema.optional(),
    RoleArn: valueSchema.optional(),
  })
  .transform((rule) => ({
    name: rule.Name,
    provider: rule.RuleTypeId.Provider,
    configuration: rule.Configuration,
    commands: rule.Commands,
    inputArtifacts: rule.InputArtifacts,
    region: rule.Region,
    roleArn: rule.RoleArn,
  }));

const conditionsSchema: z.ZodType<StageCondition[]> = z
  .array(z.object({ Result: result, Rules: z.array(ruleSchema).default([]) }))
  .default([])
  .transform((conditions) => conditions.map(({ Result, Rules }) => ({ result: Result, rules: Rules })));

const actionSchema: z.ZodType<PipelineAction> = z
  .object({
    Name: z.string(),
    ActionTypeId: z.object({ Category: z.string(), Provider: z.string(), Owner: z.string() }),
    RunOrder: z.coerce.number().int().positive().default(1), // CloudFormation takes numbers as strings too.
    Configuration: configuration,
    InputArtifacts: artifacts,
    OutputArtifacts: artifacts,
    Namespace: z.string().optional(),
    RoleArn: valueSchema.optional(),
    Region: valueSchema.optional(),
  })
  .transform((action) => ({
    name: action.Name,
    category: action.ActionTypeId.Category,
    provider: action.ActionTypeId.Provider,
    owner: action.ActionTypeId.Owner,
    runOrder: action.RunOrder,
    configuration: action.Configuration,
    inputArtifacts: action.InputArtifacts,
    outputArtifacts: action.OutputArtifacts,
    namespace: action.Namespace,
    roleArn: action.RoleArn,
    region: action.Region,
    templatePath: action.ActionTypeId.Provider === 'CloudFormation' ? pathInArtifact(action.Configuration.TemplatePath) : undefined,
  }));

const stageSchema: z.ZodType<PipelineStage> = z
  .object({
    Name: z.string(),
    Actions: z.array(actionSchema),
    BeforeEntry: z.object({ Conditions: conditionsSchema }).optional(),
    OnSuccess: z.object({ Conditions: conditionsSchema }).optional(),
    OnFailure: z
      .object({
        Result: result,
        RetryConfiguration: z.object({ RetryMode: z.enum(['ALL_ACTIONS', 'FAILED_ACTIONS']).optional() }).optional(),
        Conditions: conditionsSchema,
      })
      .optional(),
  })
  .transform(({ Name, Actions, BeforeEntry, OnSuccess, OnFailure }) => ({
    name: Name,
    actions: Actions,
    beforeEntry: BeforeEntry?.Conditions ?? [],
    onSuccess: OnSuccess?.Conditions ?? [],
    onFailure: OnFailure && {
      result: OnFailure.Result,
      retryMode: OnFailure.RetryConfiguration?.RetryMode,
      conditions: OnFailure.Conditions,
    },
  }));

/** Defaults are CodePipeline's own: a template that names neither type nor mode gets V1, SUPERSEDED. */
const pipelineSchema = z.object({
  PipelineType: z.enum(['V1', 'V2']).default('V1'),
  ExecutionMode: z.enum(['SUPERSEDED', 'QUEUED', 'PARALLEL']).default('SUPERSEDED'),
  RestartExecutionOnUpdate: z.stringbool().or(z.boolean()).default(false),
  Stages: z.array(stageSchema),
});

/**
 * The pipeline that promotes the assembly.
 * @throws UnreadableAssembly when there is none, more than one, or one that is not of CloudFormation's shape
 */
export function pipelineOf(assembly: Assembly): PipelineModel {
  const [found, second] = pipelinesIn(assembly);
  const remedy = 'A rehearsal promotes what one `pipelines.CodePipeline` deploys; name an assembly that has exactly one with `--assembly`.';
  if (!found) throw new UnreadableAssembly(assembly.directory, `no stack holds an ${pipelineType}`, remedy);
  if (second) throw new UnreadableAssembly(assembly.directory, `both ${found.logicalId} and ${second.logicalId} are pipelines`, remedy);
  return modelOf(found.stack, found.logicalId, found.resource, assembly.directory);
}

/** Whether there is anything that would deploy the assembly. */
export function hasPipeline(assembly: Assembly): boolean {
  return pipelinesIn(assembly).length > 0;
}

function pipelinesIn({ stacks }: Assembly): { stack: StackArtifact; logicalId: string; resource: Resource }[] {
  return stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources).flatMap(([logicalId, resource]) =>
      resource.Type === pipelineType ? [{ stack, logicalId, resource }] : [],
    ),
  );
}

function modelOf(stack: StackArtifact, logicalId: string, resource: Resource, directory: string): PipelineModel {
  const parsed = pipelineSchema.safeParse(resource.Properties ?? {});
  if (!parsed.success) {
    const where = `${directory}/${stack.templatePath}: ${logicalId}`;
    throw new UnreadableAssembly(
      where,
      firstIssue(parsed.error),
      'Compare with AWS::CodePipeline::Pipeline in the CloudFormation reference.',
    );
  }
  const { PipelineType, ExecutionMode, RestartExecutionOnUpdate, Stages } = parsed.data;
  return {
    stack,
    logicalId,
    pipelineType: PipelineType,
    executionMode: ExecutionMode,
    restartExecutionOnUpdate: RestartExecutionOnUpdate,
    stages: Stages,
  };
}

/** `Synth_Output::assembly-Dev/DevApp.template.json` -> `assembly-Dev/DevApp.template.json`. */
function pathInArtifact(templatePath: Value | undefined): string | undefined {
  return typeof templatePath === 'string' ? templatePath.split('::')[1] : undefined;
}
