import type { Instances, WorkingHours } from './compute';

/** A word for the usual ones. On `fargate-spot` the first task is on demand and all others are on Spot. */
export type CapacityConfiguration = 'fargate' | 'fargate-spot' | 'ec2' | CapacityMix;

/** On demand and on Spot, such as `{ base: 2, weight: 1, spotWeight: 3 }`: two tasks on demand, and of the others three in four on Spot. */
export interface CapacityMix {
  /** Only Fargate has both. @default 'fargate' */
  readonly provider?: 'fargate' | 'ec2';
  /** @default 1 */
  readonly base?: number;
  /** @default 0 */
  readonly weight?: number;
  /** @default 0 */
  readonly spotWeight?: number;
}

/** @default - m7g.xlarge and m7i.xlarge, at most 50 of each */
export type InstancesConfiguration = Partial<Instances>;

export interface WorkingHoursConfiguration extends Partial<Omit<WorkingHours, 'timeZone'>> {
  /** IANA name, such as `America/New_York`. */
  readonly timeZone: string;
  /** @default - Monday to Friday */
  readonly days?: WorkingHours['days'];
  /** @default '07:00' */
  readonly from?: string;
  /** @default '20:00' */
  readonly to?: string;
  /** @default 0 */
  readonly tasksOutside?: number;
}
