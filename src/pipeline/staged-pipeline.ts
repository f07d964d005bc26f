import { type IStage, Pipeline, type PipelineProps, type StageOptions } from 'aws-cdk-lib/aws-codepipeline';
import type { Construct } from 'constructs';

/** What CodePipeline does at a stage's borders. */
export type StageConditions = Pick<StageOptions, 'beforeEntry' | 'onSuccess' | 'onFailure'>;

/**
 * A pipeline whose stages have conditions: the CDK pipeline above it makes the stages, and has no word for them.
 * They are given before the stages are made, by name; a name that no stage turns out to have is an error.
 */
export class StagedPipeline extends Pipeline {
  private readonly conditions = new Map<string, StageConditions>();

  constructor(scope: Construct, id: string, props: PipelineProps) {
    super(scope, id, props);
    this.node.addValidation({
      validate: () => [...this.conditions.keys()].map((name) => `No stage is called ${name}: its conditions would be lost.`),
    });
  }

  setConditions(stageName: string, conditions: StageConditions): void {
    this.conditions.set(stageName, { ...this.conditions.get(stageName), ...conditions });
  }

  override addStage(props: StageOptions): IStage {
    const conditions = this.conditions.get(props.stageName);
    this.conditions.delete(props.stageName);
    return super.addStage({ ...props, ...conditions });
  }
}
