import { Duration } from 'aws-cdk-lib';
import type { IStage } from 'aws-cdk-lib/aws-codepipeline';
import { ManualApprovalAction } from 'aws-cdk-lib/aws-codepipeline-actions';
import {
  type CodePipelineActionFactoryResult,
  type ICodePipelineActionFactory,
  type ProduceActionOptions,
  Step,
} from 'aws-cdk-lib/pipelines';
import type { ApprovalTopic } from './approval-topic';

export interface ApprovalStepProps {
  readonly approvals: ApprovalTopic;
  readonly approvalTimeoutMinutes: number;
  /** Variable that holds the commit while the pipeline runs. */
  readonly commitId: string;
  /** The stage that waits. */
  readonly stage: string;
}

/**
 * A manual approval that is announced and expires. The library's own step offers neither topic nor timeout, and refuses a comment that
 * holds a variable.
 */
export class ApprovalStep extends Step implements ICodePipelineActionFactory {
  constructor(
    id: string,
    private readonly props: ApprovalStepProps,
  ) {
    super(id);
    this.discoverReferencedOutputs(props.commitId);
  }

  produceAction(stage: IStage, options: ProduceActionOptions): CodePipelineActionFactoryResult {
    stage.addAction(
      new ManualApprovalAction({
        actionName: options.actionName,
        runOrder: options.runOrder,
        notificationTopic: this.props.approvals.topic,
        role: this.props.approvals.publisher,
        timeout: Duration.minutes(this.props.approvalTimeoutMinutes),
        additionalInformation: `Promote commit ${this.props.commitId} to ${this.props.stage}?`,
      }),
    );
    return { runOrdersConsumed: 1 };
  }
}
