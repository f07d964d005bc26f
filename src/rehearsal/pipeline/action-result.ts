import type { ActionOutcome, Basis } from '../report';

/** What an action came to. */
export interface ActionResult {
  readonly basis: Basis;
  readonly outcome: ActionOutcome;
  readonly detail: string;
  /** The pipeline changed its definition, and starts again. */
  readonly restart?: boolean;
}
