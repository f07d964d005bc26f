/**
 * What a rehearsal reports; `cdk.out/rehearsal.json` is this value as JSON. All times are ISO 8601 by the rehearsal's own clock, so that the
 * same two assemblies give the same bytes.
 */
export interface RehearsalReport {
  /** Nothing here has touched AWS. */
  readonly simulated: true;
  readonly outcome: ReleaseOutcome;
  readonly release: Release;
  readonly stages: readonly StageRecord[];
  readonly stacks: readonly StackRecord[];
  readonly findings: readonly Finding[];
}

/**
 * `blocked`: an approval was rejected or an entry condition refused. `rolled-back`: a stage's condition rolled it back. `failed`: an action
 * failed, or the rehearsal met something that it cannot rehearse.
 */
export type ReleaseOutcome = 'promoted' | 'blocked' | 'rolled-back' | 'failed';

export interface Release {
  /** Of the head; `unknown` where the assembly does not say. */
  readonly commit: string;
  /** SHA-256 over the head's templates and assets. */
  readonly digest: string;
  /** What the accounts held before: a commit, a directory, or `empty accounts`. */
  readonly base: string;
}

export interface StageRecord {
  readonly name: string;
  readonly outcome: StageOutcome;
  readonly start: string;
  readonly end: string;
  readonly actions: readonly ActionRecord[];
}

/** `not-run`: an earlier stage ended the execution. `skipped`: an entry condition skipped the stage. */
export type StageOutcome = 'succeeded' | 'failed' | 'blocked' | 'rolled-back' | 'skipped' | 'not-run';

export interface ActionRecord {
  readonly name: string;
  /** CodePipeline's category, such as `Deploy`; `Rule` for a rule of a stage's condition. */
  readonly category: string;
  /** CodePipeline's provider, such as `CloudFormation`. */
  readonly provider: string;
  readonly basis: Basis;
  readonly outcome: ActionOutcome;
  readonly start: string;
  readonly end: string;
  /** What happened, in a sentence. */
  readonly detail: string;
}

/** `simulated`: the effect was computed from the templates. `assumed`: the action is taken to do what it is there for. */
export type Basis = 'simulated' | 'assumed';

export type ActionOutcome = 'succeeded' | 'failed' | 'rejected' | 'skipped' | 'not-run';

/** What the head did to one stack of one environment. */
export interface StackRecord {
  /** The environment's name by `carepath.json`, or else the pipeline stage that deploys the stack. */
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly operation: 'create' | 'update' | 'none' | 'delete';
  readonly resources: ResourceCounts;
  readonly outcome: StackOutcome;
}

export interface ResourceCounts {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
}

export type StackOutcome = 'succeeded' | 'rolled-back' | 'failed';

export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  readonly severity: Severity;
  /** Kebab-case and stable, such as `export-in-use`. The README of this folder lists them. */
  readonly rule: string;
  /** Environment, stack and resource, or stage and action, joined by slashes. */
  readonly where: string;
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** What an approver is asked, in the words of the approval action. */
export interface ApprovalRequest {
  readonly stage: string;
  readonly action: string;
  /** The action's own comment, as far as it is known before the run. */
  readonly comment: string;
  readonly release: Release;
  /** What has been found so far, and what the stages behind the approval would find. */
  readonly findings: readonly Finding[];
}

export interface ApprovalDecision {
  readonly approved: boolean;
  /** Who decided and why, such as `approved at the terminal`. */
  readonly detail: string;
}

export type Approver = (request: ApprovalRequest) => Promise<ApprovalDecision>;

/** An action that is to fail, whatever it would have done. */
export interface InjectedFailure {
  readonly stage: string;
  readonly action: string;
}

/** Sent while the rehearsal runs. */
export type ProgressEvent =
  | { readonly kind: 'base'; readonly message: string }
  | { readonly kind: 'stage-started'; readonly stage: string }
  | { readonly kind: 'action-finished'; readonly stage: string; readonly action: ActionRecord }
  | { readonly kind: 'stage-finished'; readonly stage: StageRecord }
  | { readonly kind: 'way-back'; readonly message: string };

/** Whether a release may go: the pipeline would promote it, and nothing that was found speaks against it. */
export function isAccepted({ outcome, findings }: Pick<RehearsalReport, 'outcome' | 'findings'>): boolean {
  return outcome === 'promoted' && findings.every(({ severity }) => severity !== 'error');
}
