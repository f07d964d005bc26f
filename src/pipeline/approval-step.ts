import { Duration } from 'aws-cdk-lib';
import type { IStage } from 'aws-cdk-lib/aws-codepipeline';
import { ManualApprovalAction } from 'aws-cdk-lib/aws-codepipeline-actions';
import {
  type CodePipelineActionFactoryResult,
  type ICodePipelineActionFactory,
  type ProduceActionOptions,
  Step,
} from 'aws-cdk-lib/pipelines';
import type { reviewVariables } from '../schema/gates';
import type { ApprovalTopic } from './approval-topic';

export interface ApprovalStepProps {
  readonly approvals: ApprovalTopic;
  readonly approvalTimeoutMinutes: number;
  /** Variable that holds the commit while the pipeline runs. */
  readonly commitId: string;
  /** Under which the review has left what it found. */
  readonly namespace: string;
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

  produceAction(pipelineStage: IStage, options: ProduceActionOptions): CodePipelineActionFactoryResult {
    const { commitId, stage, namespace } = this.props;
    const said = (variable: (typeof reviewVariables)[number]) => `#{${namespace}.${variable}}`;
    pipelineStage.addAction(
      new ManualApprovalAction({
        actionName: options.actionName,
        runOrder: options.runOrder,
        notificationTopic: this.props.approvals.topic,
        role: this.props.approvals.publisher,
        timeout: Duration.minutes(this.props.approvalTimeoutMinutes),
        // The digest binds the answer to the release: the gate of the entry looks for it here.
        additionalInformation: `${said('RISK')}: ${said('SUMMARY')} | Promote commit ${commitId} to ${stage}? Release ${said('RELEASE')}, answer by ${said('ANSWER_BY')} UTC`,
        externalEntityLink: said('PAGE'),
      }),
    );
    return { runOrdersConsumed: 1 };
  }
}
