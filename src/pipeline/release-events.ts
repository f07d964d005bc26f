import { EventField, type EventPattern, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { eventPublisher } from '../stacks/event-publisher';
import type { ApprovalTopic } from './approval-topic';

export interface ReleaseEventsProps {
  readonly pipelineName: string;
  readonly approvals: ApprovalTopic;
}

/**
 * Tells approvers how a release ended, and how each approval was answered. Names and ids only: nothing in an event of CodePipeline is of a patient.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html
 */
export class ReleaseEvents extends Construct {
  constructor(scope: Construct, id: string, { pipelineName, approvals }: ReleaseEventsProps) {
    super(scope, id);
    const role = eventPublisher(this, approvals.topic, approvals.keyArn);
    const say = (name: string, description: string, eventPattern: EventPattern, message: string) => {
      const rule = new Rule(this, name, { description, eventPattern: { source: ['aws.codepipeline'], ...eventPattern } });
      rule.addTarget(new SnsTopic(approvals.topic, { role, message: RuleTargetInput.fromText(message) }));
    };
    const detail = (field: string) => EventField.fromPath(`$.detail.${field}`);
    say(
      'Ended',
      'A release was promoted, failed, was stopped or overtaken',
      {
        detailType: ['CodePipeline Pipeline Execution State Change'],
        detail: { pipeline: [pipelineName], state: ['SUCCEEDED', 'FAILED', 'STOPPED', 'SUPERSEDED'] },
      },
      `${detail('pipeline')}: execution ${detail('execution-id')} ended as ${detail('state')}. Where it failed: src/pipeline/README.md#a-release-that-failed`,
    );
    say(
      'Answered',
      'An approval was given, refused or let expire',
      {
        detailType: ['CodePipeline Action Execution State Change'],
        detail: { pipeline: [pipelineName], type: { category: ['Approval'] }, state: ['SUCCEEDED', 'FAILED', 'ABANDONED'] },
      },
      `${detail('pipeline')}: ${detail('action')} of execution ${detail('execution-id')} was answered as ${detail('state')}. What counts is decided at the entry: src/pipeline/README.md#an-approval-that-does-not-count`,
    );
  }
}
