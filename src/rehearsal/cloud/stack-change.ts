import type { CannotFollow, Refused } from '../../assembly/refusal';
import type { ValueMap } from '../../assembly/template';
import type { ResourceCounts } from '../report';
import type { StackLocation } from './deployed-stack';

/** What an operation on a stack did, or tried to. */
export interface StackChange {
  readonly location: StackLocation;
  readonly operation: 'create' | 'update' | 'none' | 'delete';
  readonly counts: ResourceCounts;
  /** Why it failed; the stack then stands as before, or as `ROLLBACK_COMPLETE` where there was none before. */
  readonly failure: Refused | CannotFollow | undefined;
  /** Resources whose data is lost or left behind; of a failed operation, those that it got to see before it failed. */
  readonly losses: readonly Loss[];
}

export interface Loss {
  readonly logicalId: string;
  readonly type: string;
  readonly metadata: ValueMap;
  /** `may-replace`: AWS decides by the values, and does not document how. */
  readonly how: 'replace' | 'may-replace' | 'delete';
  /** Properties that make it so. */
  readonly because: readonly string[];
  /** What becomes of the old one: `Delete`, `Retain`, `RetainExceptOnCreate` or `Snapshot`. */
  readonly policy: string;
  /** Logical id of what takes its place in the stack, empty; undefined where nothing does. */
  readonly successor: string | undefined;
}
