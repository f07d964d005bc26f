import type { Manifest, ManifestEnvironment } from '../schema/manifest';
import type { Connection } from './aws/connection';
import type { Reading } from './aws/reading';
import type { Clock } from './clock';
import type { Execution } from './execution';
import type { Verdict } from './verdict';

/** What every gate is told; each takes of it what its facts need. */
export interface GateContext {
  readonly manifest: Manifest;
  readonly environment: ManifestEnvironment;
  /** Directory of the release's assembly. */
  readonly directory: string;
  /** The release's digest. */
  readonly release: string;
  readonly clock: Clock;
  /** To the pipeline's account. */
  readonly home: Connection;
  /** Name of the pipeline, and the execution in which the gate decides; absent on a laptop. */
  readonly pipeline?: { readonly name: string; readonly executionId: string };
  readonly execution: Reading<Execution>;
  /** ARN of the change calendar; absent where nobody has said. */
  readonly calendarArn?: string;
  /** Bucket of the evidence; absent on a laptop. */
  readonly evidenceBucket?: string;
}

/** A gate: facts are collected, a pure function decides. */
export type Gate = (context: GateContext) => Promise<Verdict>;
