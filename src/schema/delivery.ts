import type { Weekday } from './compute';

/** How releases come to an environment, beyond its approval. */
export interface Delivery {
  /** When it may be deployed to; null: at any time. A rollback never waits. */
  readonly window: DeploymentWindow | null;
  /** Whether the platform's change calendar holds deployments while it is closed. A rollback never waits. */
  readonly calendar: 'heeded' | 'ignored';
  /** How long its page alarms must stay silent after a deployment, before the release goes on. 0: it goes on at once. */
  readonly bakeMinutes: number;
  /** What the pipeline does with the stage when an action of it fails. A rollback runs the last good release again. */
  readonly onFailure: 'roll-back' | 'stop';
  /** Leave to release while window and calendar are closed; null: none. */
  readonly breakGlass: BreakGlass | null;
}

export interface DeploymentWindow {
  /** At least one. */
  readonly days: readonly Weekday[];
  /** IANA name, such as `America/New_York`: `from` and `to` follow its daylight saving time. */
  readonly timeZone: string;
  /** `HH:MM`, earlier than `to`, on each of the days. */
  readonly from: string;
  readonly to: string;
}

/**
 * Leave to release while window and calendar are closed. It is configuration: reviewed and merged as any change is, and kept in the evidence of
 * every release that it let through.
 */
export interface BreakGlass {
  /** A sentence that an auditor will read. */
  readonly reason: string;
  /** Name of an owner of the platform. */
  readonly owner: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string;
}
