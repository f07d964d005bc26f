import type { Assembly, StackArtifact } from '../../assembly/assembly';
import { constructPath } from '../../assembly/construct-path';
import { type DataProtection, dataProtectionOf, type IdleDeclaration, idleDeclarations, rule } from '../../assembly/data-protection';
import type { Approval } from '../../gates/approvals';
import type { ManifestEnvironment } from '../../schema/manifest';
import type { FakeClock } from '../clock';
import { keyOf, type StackLocation } from '../cloud/deployed-stack';
import type { Loss, StackChange } from '../cloud/stack-change';
import { loss } from '../findings';
import type { Approver, Finding, InjectedFailure, ProgressEvent, Release, StackOutcome, StackRecord } from '../report';
import type { DeployContext } from './cloudformation-action';
import type { RunningPipeline } from './running-pipeline';
import type { Variables } from './variables';

/** One execution of the pipeline, with what it leaves in the report. */
export interface Execution extends DeployContext {
  readonly clock: FakeClock;
  /** The stack that holds the pipeline, as the release wants it. */
  readonly pipelineStack: StackArtifact;
  readonly release: Release;
  readonly approver: Approver;
  readonly failures: readonly InjectedFailure[];
  readonly onProgress: (event: ProgressEvent) => void;
  readonly journal: Journal;
  /** What the accounts held before; undefined where they were empty. */
  readonly base: Assembly | undefined;
  pipeline: RunningPipeline;
  /** Output variables of the actions that have ended, where they are known. */
  readonly variables: Variables;
  /** Approvals that were given, with what was shown. */
  readonly approvals: Approval[];
  /** Stage at whose beginning the change calendar closes; undefined: it stays open. */
  readonly freezeFrom: string | undefined;
  /** Whether the change calendar is closed. */
  frozen: boolean;
  /** True once the pipeline changed its own definition: executions of the structure before cannot be rolled back to. */
  structureChanged: boolean;
}

/** What an execution has found and done, in order. */
export class Journal {
  readonly #source: Assembly;
  readonly #base: Assembly | undefined;
  readonly #endangered: { readonly stage: string; readonly path: string }[] = [];
  readonly #findings: Finding[] = [];
  readonly #stacks = new Map<string, StackRecord>();

  /** @param base what the accounts hold before; undefined where they are empty */
  constructor(source: Assembly, base: Assembly | undefined) {
    this.#source = source;
    this.#base = base;
  }

  get findings(): readonly Finding[] {
    return this.#findings;
  }

  get stacks(): readonly StackRecord[] {
    return [...this.#stacks.values()];
  }

  /** The environment of a stage by the manifest. */
  environment(stage: string): ManifestEnvironment | undefined {
    return this.#source.manifest?.environments.find((environment) => environment.stage === stage);
  }

  environmentNamed(name: string): ManifestEnvironment | undefined {
    return this.#source.manifest?.environments.find((environment) => environment.name === name);
  }

  find(...findings: readonly Finding[]): void {
    const known = new Set(this.#findings.map((finding) => JSON.stringify(finding)));
    this.#findings.push(...findings.filter((finding) => !known.has(JSON.stringify(finding))));
  }

  /** Where a finding is, in words of the environment. */
  where(stage: string, ...rest: readonly string[]): string {
    return [this.environment(stage)?.name ?? stage, ...rest].join('/');
  }

  operated(stage: string, change: StackChange): void {
    const { location, operation, counts, failure, losses } = change;
    const environment = this.environment(stage);
    const name = environment?.name ?? stage;
    const earlier = this.#stacks.get(keyOf(location));
    // A retried action finds the work of its first attempt done; the record tells what the release did in all.
    const kept = earlier?.outcome === 'succeeded' && operation === 'none' ? earlier : { operation, resources: counts };
    const outcome: StackOutcome = failure === undefined ? 'succeeded' : operation === 'delete' ? 'failed' : 'rolled-back';
    this.#stacks.set(keyOf(location), { environment: name, ...location, operation: kept.operation, resources: kept.resources, outcome });
    this.find(...losses.map((found) => this.#loss(stage, found, change)));
  }

  /** Declarations of a stage's environment that had no effect on what it has done so far. */
  idleDeclarations(stage: string): readonly IdleDeclaration[] {
    const endangered = this.#endangered.filter((one) => one.stage === stage).map(({ path }) => path);
    return idleDeclarations(this.#protection(stage), this.#base && endangered);
  }

  #loss(stage: string, found: Loss, change: StackChange): Finding {
    const path = constructPath(stage, change.location.name, found.logicalId, found.metadata);
    this.#endangered.push({ stage, path });
    return loss(found, change, { environment: this.where(stage), path, ruling: rule({ ...found, path }, this.#protection(stage)) });
  }

  #protection(stage: string): DataProtection {
    return dataProtectionOf(stage, this.#source.manifest, this.#base?.manifest);
  }

  rolledBack(location: StackLocation): void {
    const record = this.#stacks.get(keyOf(location));
    if (record) this.#stacks.set(keyOf(location), { ...record, outcome: 'rolled-back' });
  }
}
