import type { Weekday } from './compute';

/** How releases come to an environment, beyond its approval. */
export interface Delivery {
  readonly window: DeploymentWindow;
  /** Whether the platform's change calendar holds deployments while it is closed. A rollback never waits. */
  readonly calendar: 'heeded' | 'ignored';
  /** How long its page alarms must stay silent after a deployment before the release goes on. 0: it goes on at once. */
  readonly bakeMinutes: number;
  /** What the pipeline does with the stage when an action of it fails. `roll-back` runs the last good release again. */
  readonly onFailure: 'roll-back' | 'stop';
  /** Leave to release while window and calendar are closed. */
  readonly breakGlass: readonly BreakGlass[];
}

/** When an environment may be deployed to. A rollback never waits. */
export interface DeploymentWindow {
  /** Empty: at any time, and the other fields say nothing. */
  readonly days: readonly Weekday[];
  /** IANA name, such as `America/New_York`: `from` and `to` follow its daylight saving time. */
  readonly timeZone: string;
  /** `HH:MM`, earlier than `to`, on each of the days. */
  readonly from: string;
  readonly to: string;
}

/** Configuration, reviewed and merged as any change is; kept in the evidence of every release that it let through. */
export interface BreakGlass {
  /** A sentence that an auditor will read. */
  readonly reason: string;
  /** Name of an owner of the platform. */
  readonly owner: string;
  /** Last day on which it holds, `YYYY-MM-DD`; at most a week after the commit. */
  readonly until: string;
}

/**
 * Somebody who writes or approves releases. Git knows people by e-mail address and AWS by principal: this is where the two are one, so that nobody
 * approves what they have written.
 */
export interface Person {
  /** What evidence calls them. */
  readonly name: string;
  /** Addresses of their commits, in lower case. */
  readonly emails: readonly string[];
  /** ARNs as CodePipeline reports an approver's, such as that of a session of IAM Identity Center. */
  readonly principals: readonly string[];
}
