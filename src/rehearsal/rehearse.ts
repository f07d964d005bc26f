import type { Assembly } from '../assembly/assembly';
import { BadInput } from '../assembly/bad-input';
import type { PipelineModel } from '../assembly/pipeline';
import { pipelineOf } from '../assembly/pipeline-of';
import { CannotFollow } from '../assembly/refusal';
import { releaseDigest } from '../assembly/release-digest';
import { FakeClock } from './clock';
import { SimulatedCloud } from './cloud/simulated-cloud';
import { departedStacks } from './departed-stacks';
import { establish, installPipeline, type NotEstablished } from './establish';
import { idleDeclaration, refusal, unmodelled } from './findings';
import { describeHalfUpdated } from './half-updated';
import { type Execution, Journal } from './pipeline/execution';
import { runPipeline } from './pipeline/run-pipeline';
import { type RunningPipeline, runningPipeline } from './pipeline/running-pipeline';
import { pipelineEnvironment } from './pipeline/self-mutation';
import type { ApprovalDecision, Approver, InjectedFailure, ProgressEvent, RehearsalReport, Release, StageRecord } from './report';
import { servicePlaces } from './service-places';
import { unprotectedStacks } from './unprotected-stacks';
import { rehearseWayBack } from './way-back';

export interface RehearsalInput {
  /** The release to promote. */
  readonly head: Assembly;
  /** What the accounts hold before; undefined for empty accounts. */
  readonly base: Assembly | undefined;
  /** Accounts as releases before the base, and people, have left them. They are copied. @default - empty */
  readonly accounts?: SimulatedCloud;
  /** How the report calls the base: a commit, a directory or `empty accounts`. */
  readonly baseName: string;
  /** @default - approves, and says that nobody was asked */
  readonly approver?: Approver;
  /** Actions, or rules of conditions, that are to fail. @default - none */
  readonly failures?: readonly InjectedFailure[];
  /** Stage at whose beginning the change calendar closes. @default - it stays open */
  readonly freezeFrom?: string;
  /** Where the report's time starts. */
  readonly startAt: Date;
  /** @default - nobody watches */
  readonly onProgress?: (event: ProgressEvent) => void;
}

/**
 * Brings simulated accounts to the base, then promotes the head through its own pipeline.
 * @throws UnreadableAssembly when an assembly holds no pipeline
 * @throws BadInput when a failure names an action that the pipeline does not have
 */
export async function rehearse(input: RehearsalInput): Promise<RehearsalReport> {
  const { head, baseName } = input;
  const model = pipelineOf(head);
  refuseUnknownFailures(model, input.failures ?? []);
  refuseUnknownStage(model, input.freezeFrom);
  const release: Release = { commit: head.manifest?.source.commit ?? 'unknown', digest: releaseDigest(head), base: baseName };
  const journal = new Journal(head, input.base);
  const cloud = input.accounts?.copy() ?? new SimulatedCloud();
  const empty = { simulated: true, outcome: 'failed', release, stages: [], stacks: [] } as const;
  try {
    const before = prepare(input, cloud, model, journal);
    if ('failure' in before) return { ...empty, stacks: journal.stacks, findings: [refusal(before.failure, before.where)] };
    journal.find(...servicePlaces(input.base, head));
    const execution = startExecution(input, cloud, model, before.pipeline, release, journal);
    const { outcome, stages } = await runPipeline(execution);
    lookAround(execution, before.established, stages);
    return { simulated: true, outcome, release, stages, stacks: journal.stacks, findings: journal.findings };
  } catch (error) {
    if (!(error instanceof CannotFollow)) throw error;
    journal.find(unmodelled(error, pipelineEnvironment));
    return { ...empty, stacks: journal.stacks, findings: journal.findings };
  }
}

interface Prepared {
  /** The pipeline that the head's commit starts. */
  readonly pipeline: RunningPipeline;
  /** The base's, where there is one. */
  readonly established: RunningPipeline | undefined;
}

function prepare(input: RehearsalInput, cloud: SimulatedCloud, { stack }: PipelineModel, journal: Journal): Prepared | NotEstablished {
  const { base, baseName, onProgress } = input;
  onProgress?.({ kind: 'base', message: base ? `bringing the accounts to ${baseName}` : 'starting from empty accounts' });
  if (!base) {
    const change = installPipeline(cloud, stack);
    journal.operated(pipelineEnvironment, change);
    if (change.failure) return { where: `${pipelineEnvironment}/${stack.name}`, failure: change.failure };
    return { pipeline: runningPipeline(cloud, stack), established: undefined };
  }
  const established = establish(cloud, base, pipelineOf(base).stack);
  if ('failure' in established) return { ...established, where: `base/${established.where}` };
  return { pipeline: established, established };
}

function startExecution(
  input: RehearsalInput,
  cloud: SimulatedCloud,
  { stack }: PipelineModel,
  pipeline: RunningPipeline,
  release: Release,
  journal: Journal,
): Execution {
  return {
    cloud,
    source: input.head,
    base: input.base,
    home: pipeline.stack,
    changeSets: new Map(),
    clock: new FakeClock(input.startAt),
    pipelineStack: stack,
    release,
    approver: input.approver ?? approveUnasked,
    failures: input.failures ?? [],
    onProgress: input.onProgress ?? (() => undefined),
    journal,
    pipeline,
    structureChanged: false,
    variables: new Map(),
    approvals: [],
    freezeFrom: input.freezeFrom,
    frozen: false,
  };
}

/** What the accounts look like once the execution has ended, and what could follow. */
function lookAround(execution: Execution, established: RunningPipeline | undefined, stages: readonly StageRecord[]): void {
  const { cloud, source, base, journal, pipeline, onProgress } = execution;
  journal.find(...unprotectedStacks(source, journal));
  for (const { name, outcome } of stages) {
    if (outcome !== 'succeeded') continue; // Of a stage that was not reached nobody knows yet what it needs.
    journal.find(...journal.idleDeclarations(name).map((idle) => idleDeclaration(idle, journal.where(name))));
  }
  const failed = pipeline.model.stages.find(({ name }) => stages.some((stage) => stage.name === name && stage.outcome === 'failed'));
  if (failed) {
    const earlier = established?.model.stages.find(({ name }) => name === failed.name);
    journal.find(...describeHalfUpdated(execution, failed, earlier));
  }
  if (!base || !established) return;
  journal.find(...departedStacks(cloud, established, pipeline, stages, journal));
  onProgress({ kind: 'way-back', message: 'rehearsing the way back of each promoted stage' });
  journal.find(...rehearseWayBack(cloud, base, established, stages, journal));
}

async function approveUnasked(): Promise<ApprovalDecision> {
  return { approved: true, detail: 'approved by the rehearsal itself: nobody was asked' };
}

function refuseUnknownStage({ stages }: PipelineModel, name: string | undefined): void {
  if (name === undefined || stages.some((stage) => stage.name === name)) return;
  throw new BadInput(`${name} is no stage of the pipeline.\n  Choose one of ${stages.map((stage) => stage.name).join(', ')}.`);
}

function refuseUnknownFailures({ stages }: PipelineModel, failures: readonly InjectedFailure[]): void {
  const rulesOf = (stage: (typeof stages)[number]) =>
    [...stage.beforeEntry, ...stage.onSuccess, ...(stage.onFailure?.conditions ?? [])].flatMap(({ rules }) => rules);
  const known = stages.flatMap((stage) => [...stage.actions, ...rulesOf(stage)].map(({ name }) => `${stage.name}/${name}`));
  const unknown = failures.map(({ stage, action }) => `${stage}/${action}`).find((failure) => !known.includes(failure));
  if (unknown !== undefined) throw new BadInput(`${unknown} is no action of the pipeline.\n  Choose one of ${known.join(', ')}.`);
}
