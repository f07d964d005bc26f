import { Result, Rule } from 'aws-cdk-lib/aws-codepipeline';
import type { CodePipeline } from 'aws-cdk-lib/pipelines';
import type { Environment } from '../schema/environment';
import { ApprovalStep, type ApprovalStepProps } from './approval-step';
import { type DeliveryGates, reviewNamespace } from './delivery-gates';
import { stageName } from './stage-name';
import type { StagedPipeline } from './staged-pipeline';

export interface WayInProps extends Omit<ApprovalStepProps, 'namespace' | 'stage'> {
  readonly gates: DeliveryGates;
}

/**
 * The stages before an environment: the review; the approval, which is skipped where nothing changes; a second one, by somebody else, which is
 * skipped unless the review found danger; and the entry, which window and calendar may hold.
 *
 * Each is a stage of its own. A rollback of the environment then asks nobody, and an entry that is held is no failed deployment: nothing is rolled
 * back, and once the freeze is over the stage is retried, with its approval as it was given.
 */
export function addWayIn(pipeline: CodePipeline, stages: StagedPipeline, environment: Environment, { gates, ...props }: WayInProps): void {
  const stage = stageName(environment);
  const review = gates.reviewOf(environment);
  if (review) {
    const namespace = reviewNamespace(environment);
    const risk = `#{${namespace}.RISK}`;
    const approval = (id: string) => new ApprovalStep(id, { ...props, namespace, stage });
    pipeline.addWave(`Review${stage}`, { post: [review] });
    stages.setConditions(`Approve${stage}`, { beforeEntry: skipUnless(`Changes${stage}`, risk, 'NE', 'none') });
    pipeline.addWave(`Approve${stage}`, { post: [approval(`Approve${stage}`)] });
    stages.setConditions(`Confirm${stage}`, { beforeEntry: skipUnless(`Endangers${stage}`, risk, 'EQ', 'dangerous') });
    pipeline.addWave(`Confirm${stage}`, { post: [approval(`Confirm${stage}`)] });
  }
  const entry = gates.entryOf(environment);
  if (entry) pipeline.addWave(`Enter${stage}`, { post: [entry] });
}

/** @see https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-VariableCheck.html */
function skipUnless(name: string, variable: string, operator: 'EQ' | 'NE', value: string) {
  const rule = new Rule({
    name,
    provider: 'VariableCheck',
    version: '1',
    configuration: { Variable: variable, Operator: operator, Value: value },
  });
  return { conditions: [{ result: Result.SKIP, rules: [rule] }] };
}
