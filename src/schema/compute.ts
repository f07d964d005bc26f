/** How the tasks of one service are bought: always as a strategy over the cluster's capacity providers. */
export interface Capacity {
  /** `fargate`: on demand and on Spot by the weights. `ec2`: on the cluster's instances, on demand; a strategy cannot mix the two. */
  readonly provider: 'fargate' | 'ec2';
  /** This many tasks come first, all on demand. At least 1 where `spotWeight` is positive: an interruption never takes the last task. */
  readonly base: number;
  /** Of the tasks beyond `base`, the share on demand. */
  readonly weight: number;
  /** Of the tasks beyond `base`, the share on Spot. */
  readonly spotWeight: number;
}

export type Architecture = 'arm64' | 'x86_64';

/** The container instances of `capacity: 'ec2'`, by processor. None runs while no service asks for them. */
export interface Instances {
  /** Type of the Graviton instances, of `instance-types.ts`. */
  readonly arm64: string;
  /** Type of the x86 instances, of `instance-types.ts`. */
  readonly x86_64: string;
  /** Neither group grows beyond this many. */
  readonly max: number;
}

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** When services run; outside of it they rest. */
export interface WorkingHours {
  /** Empty: at all hours of every day, and the other fields say nothing. */
  readonly days: readonly Weekday[];
  /** IANA name, such as `America/New_York`: `from` and `to` follow its daylight saving time. */
  readonly timeZone: string;
  /** `HH:MM`, earlier than `to`, on each of the days. */
  readonly from: string;
  readonly to: string;
  /** So many tasks of each service run outside of it, neither more nor fewer, but never more than its `minTasks`. */
  readonly tasksOutside: number;
}
