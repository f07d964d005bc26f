import type { PipelineAction, PipelineStage } from '../../assembly/pipeline';
import { CannotFollow } from '../../assembly/refusal';
import { nominalMinutes } from '../clock';
import { keyOf } from '../cloud/deployed-stack';
import { refusal, unmodelled } from '../findings';
import type { ActionRecord } from '../report';
import type { ActionResult } from './action-result';
import { type DeployOutcome, stackLocation } from './cloudformation-action';
import { runCodeBuild } from './code-build-action';
import { deployTogether } from './deploy-stage';
import type { Execution } from './execution';
import { lookAhead } from './look-ahead';
import { filledIn } from './variables';

export interface ActionRun {
  readonly action: PipelineAction;
  readonly record: ActionRecord;
  readonly restart: boolean;
}

/** Runs the actions that start together. All of them end, whether or not one fails; the stage's next run order waits for that. */
export async function runTogether(execution: Execution, whole: PipelineStage, actions: readonly PipelineAction[]): Promise<ActionRun[]> {
  const stage = whole.name;
  const start = execution.clock.now();
  const wanted = actions.filter(({ name }) => !execution.failures.some((failure) => failure.stage === stage && failure.action === name));
  const deployments = deployTogether({ ...execution, unready: unreadyStacks(execution, whole, actions) }, wanted);
  const runs: ActionRun[] = [];
  for (const action of actions) {
    const { restart = false, ...result } = await resultOf(execution, stage, action, wanted.includes(action), deployments.get(action));
    const { name, category, provider } = action;
    runs.push({ action, restart, record: { name, category, provider, ...result, start, end: start } });
  }
  const end = execution.clock.pass(Math.max(...actions.map(({ provider }) => nominalMinutes(provider))));
  const timed = runs.map((run) => ({ ...run, record: { ...run.record, end } }));
  for (const { record } of timed) execution.onProgress({ kind: 'action-finished', stage, action: record });
  return timed;
}

function unreadyStacks(execution: Execution, { actions }: PipelineStage, [first]: readonly PipelineAction[]): ReadonlySet<string> {
  const later = actions.filter(
    ({ provider, runOrder, configuration }) =>
      provider === 'CloudFormation' && runOrder >= (first?.runOrder ?? 0) && configuration.ActionMode !== 'CHANGE_SET_REPLACE',
  );
  return new Set(later.map((action) => keyOf(stackLocation(execution, action))));
}

async function resultOf(
  execution: Execution,
  stage: string,
  action: PipelineAction,
  wanted: boolean,
  deployment: DeployOutcome | undefined,
): Promise<ActionResult> {
  if (!wanted) return { basis: 'assumed', outcome: 'failed', detail: 'failed, as the rehearsal was asked to have it' };
  if (deployment) return deployed(execution, stage, action, deployment);
  if (action.provider === 'Manual') return approve(execution, stage, action);
  if (action.provider !== 'CodeBuild') return { basis: 'assumed', outcome: 'succeeded', detail: 'assumed to succeed' };
  try {
    return runCodeBuild(execution, stage, action);
  } catch (error) {
    if (!(error instanceof CannotFollow)) throw error;
    execution.journal.find(unmodelled(error, execution.journal.where(stage, action.name)));
    return { basis: 'simulated', outcome: 'failed', detail: error.message };
  }
}

function deployed({ journal }: Execution, stage: string, action: PipelineAction, outcome: DeployOutcome): ActionResult {
  const { change, failure, detail } = outcome;
  if (change) journal.operated(stage, change);
  if (failure) journal.find(refusal(failure, journal.where(stage, change?.location.name ?? action.name)));
  return { basis: 'simulated', outcome: failure ? 'failed' : 'succeeded', detail };
}

async function approve(execution: Execution, stage: string, action: PipelineAction): Promise<ActionResult> {
  const { approver, release, journal, variables } = execution;
  const { CustomData } = action.configuration;
  const comment = filledIn(typeof CustomData === 'string' ? CustomData : '', variables);
  const { approved, detail } = await approver({
    stage,
    action: action.name,
    comment,
    release,
    findings: [...journal.findings, ...lookAhead(execution, stage)],
  });
  if (approved)
    execution.approvals.push({
      stage,
      action: action.name,
      by: nextApprover(execution),
      at: execution.clock.now(),
      comment: detail,
      shown: comment,
    });
  return { basis: 'assumed', outcome: approved ? 'succeeded' : 'rejected', detail };
}

/** Whoever answers here stands for somebody who may: the next one who has neither written the release nor answered yet. */
function nextApprover({ source: { manifest }, approvals }: Execution): string {
  const free = (manifest?.pipeline?.people ?? []).filter(
    ({ emails, principals }) =>
      principals.length > 0 &&
      !emails.some((email) => manifest?.source.authors?.includes(email)) &&
      !approvals.some(({ by }) => principals.includes(by)),
  );
  return free[0]?.principals[0] ?? '';
}
