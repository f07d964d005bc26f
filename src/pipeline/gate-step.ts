import type { IProject } from 'aws-cdk-lib/aws-codebuild';
import type { IStage } from 'aws-cdk-lib/aws-codepipeline';
import { CodeBuildAction } from 'aws-cdk-lib/aws-codepipeline-actions';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import {
  type CodePipelineActionFactoryResult,
  type FileSet,
  type ICodePipelineActionFactory,
  type ProduceActionOptions,
  Step,
} from 'aws-cdk-lib/pipelines';

export interface GateStepProps {
  readonly project: IProject;
  /** May start the project and read its outcome. */
  readonly role: IRole;
  /** The cloud assembly: the gate's program travels in it. */
  readonly assembly: FileSet;
  /** Plain environment variables of this run. */
  readonly variables: Readonly<Record<string, string>>;
  /** Under which later stages find what it exports. @default - it exports nothing */
  readonly namespace?: string;
}

/** Runs a gate's project over the assembly; the step fails when the gate blocks. */
export class GateStep extends Step implements ICodePipelineActionFactory {
  constructor(
    id: string,
    private readonly props: GateStepProps,
  ) {
    super(id);
    this.addDependencyFileSet(props.assembly);
  }

  produceAction(stage: IStage, { actionName, runOrder, artifacts }: ProduceActionOptions): CodePipelineActionFactoryResult {
    const { project, role, assembly, variables, namespace } = this.props;
    stage.addAction(
      new CodeBuildAction({
        actionName,
        runOrder,
        project,
        role,
        ...(namespace !== undefined && { variablesNamespace: namespace }),
        input: artifacts.toCodePipeline(assembly),
        environmentVariables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { value }])),
      }),
    );
    return { runOrdersConsumed: 1 };
  }
}
