import type { PipelineAction, PipelineStage } from '../../assembly/pipeline';
import type { CannotFollow, Refused } from '../../assembly/refusal';
import type { StackChange } from '../cloud/stack-change';
import { type DeployContext, type DeployOutcome, runCloudFormation } from './cloudformation-action';

/** Actions of a stage in the order in which they start; those of one list start together. */
export function inRunOrder(actions: readonly PipelineAction[]): readonly (readonly PipelineAction[])[] {
  const orders = [...new Set(actions.map(({ runOrder }) => runOrder))].sort((one, other) => one - other);
  return orders.map((order) => actions.filter(({ runOrder }) => runOrder === order));
}

/** Runs the CloudFormation actions that start together. */
export function deployTogether(context: DeployContext, actions: readonly PipelineAction[]): Map<PipelineAction, DeployOutcome> {
  const deployments = actions.filter(({ provider }) => provider === 'CloudFormation');
  const run = () => new Map(deployments.map((action) => [action, runCloudFormation(context, action)] as const));
  return deployments.length > 1 ? context.cloud.sideBySide(run) : run();
}

export interface StageDeployment {
  readonly changes: readonly StackChange[];
  /** The first action that failed; those of later run orders did not start. */
  readonly failed: { readonly action: PipelineAction; readonly failure: Refused | CannotFollow } | undefined;
}

/** Runs nothing of a stage but its CloudFormation actions: for the base, for the way back, and to see whether a next release can start. */
export function deployStage(context: DeployContext, stage: PipelineStage): StageDeployment {
  const changes: StackChange[] = [];
  for (const together of inRunOrder(stage.actions)) {
    const outcomes = [...deployTogether(context, together)];
    changes.push(...outcomes.flatMap(([, { change }]) => (change ? [change] : [])));
    for (const [action, { failure }] of outcomes) if (failure) return { changes, failed: { action, failure } };
  }
  return { changes, failed: undefined };
}
