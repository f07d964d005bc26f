import type { StackArtifact } from './assembly';
import type { Value, ValueMap } from './template';

/** The `AWS::CodePipeline::Pipeline` of an assembly. Values may be intrinsic functions: they are kept as the template has them. */
export interface PipelineModel {
  /** The stack that holds the pipeline. */
  readonly stack: StackArtifact;
  readonly logicalId: string;
  readonly pipelineType: 'V1' | 'V2';
  readonly executionMode: 'SUPERSEDED' | 'QUEUED' | 'PARALLEL';
  /** Whether CodePipeline runs the latest execution again when the pipeline's definition changes. */
  readonly restartExecutionOnUpdate: boolean;
  readonly stages: readonly PipelineStage[];
}

export interface PipelineStage {
  readonly name: string;
  /** In the template's order; those of one `runOrder` run side by side. */
  readonly actions: readonly PipelineAction[];
  readonly beforeEntry: readonly StageCondition[];
  readonly onSuccess: readonly StageCondition[];
  readonly onFailure: OnFailure | undefined;
}

export interface OnFailure {
  /** What happens when an action of the stage fails, without a condition being asked. */
  readonly result: 'ROLLBACK' | 'RETRY' | 'FAIL' | 'SKIP' | undefined;
  readonly retryMode: 'ALL_ACTIONS' | 'FAILED_ACTIONS' | undefined;
  readonly conditions: readonly StageCondition[];
}

export interface StageCondition {
  /** What follows when a rule does not hold. */
  readonly result: 'ROLLBACK' | 'RETRY' | 'FAIL' | 'SKIP' | undefined;
  readonly rules: readonly Rule[];
}

export interface Rule {
  readonly name: string;
  readonly provider: string;
  readonly configuration: ValueMap;
  readonly commands: readonly Value[];
  readonly inputArtifacts: readonly string[];
  readonly region: Value | undefined;
  readonly roleArn: Value | undefined;
}

export interface PipelineAction {
  readonly name: string;
  /** `Source`, `Build`, `Deploy`, `Approval`, `Invoke`, `Test` or `Compute`. */
  readonly category: string;
  readonly provider: string;
  readonly owner: string;
  /** 1 where the template names none. */
  readonly runOrder: number;
  readonly configuration: ValueMap;
  readonly inputArtifacts: readonly string[];
  readonly outputArtifacts: readonly string[];
  /** Under which the action's output variables are known. */
  readonly namespace: string | undefined;
  readonly roleArn: Value | undefined;
  readonly region: Value | undefined;
  /** Of a CloudFormation action: the template that it deploys, as `StackArtifact.templatePath` writes it; undefined for every other action. */
  readonly templatePath: string | undefined;
}
