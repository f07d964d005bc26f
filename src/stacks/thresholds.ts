import type { Objectives } from '../schema/objectives';
import type { Service } from '../schema/service';

/** Where a figure becomes a cause for concern: alarms and dashboards read the same ones. */

export const apiThresholds = {
  /** Fewer requests than this in a minute say nothing about a rate: one failure of ten is not an outage. */
  fewestRequests: 50,
} as const;

/** Percent of requests in a minute: the brief's promise, missed tenfold, and no less where less is promised. */
export function serverErrorThreshold({ availabilityPercent }: Objectives): number {
  return Math.max(1, Math.round(100 * 10 * (100 - availabilityPercent)) / 100);
}

/** Milliseconds: nineteen of twenty requests as promised, and ninety-nine of a hundred within thrice that. */
export function latencyThresholds({ latency }: Objectives): { readonly p95: number; readonly p99: number } {
  return { p95: latency.milliseconds, p99: 3 * latency.milliseconds };
}

export const serviceThresholds = {
  /** The brief's, in percent. */
  cpuPercent: 70,
  memoryPercent: 80,
  /** Failed tasks of one service within 15 minutes that somebody gets up for. */
  failedTasks: 3,
  /** Minutes with fewer tasks than ECS wants, of so many. A start takes 2 to 3, and its second try as long again. */
  taskTime: { missingMinutes: 10, ofMinutes: 20 },
} as const;

/**
 * The brief's 70 %, or well above what scaling aims at: an alarm at a figure that scaling keeps would always stand.
 */
export function cpuThreshold({ scaling }: Pick<Service, 'scaling'>): number {
  return Math.max(serviceThresholds.cpuPercent, scaling.cpuPercent + 10);
}

export const loadBalancerThresholds = {
  /** Answers of its own in a minute. */
  ownErrors: 10,
} as const;

export const databaseThresholds = {
  cpuPercent: 80,
  /** Of the storage that is configured; RDS grows it at 10 %. */
  freeStoragePercent: 15,
  freeMemoryPercent: 10,
  connectionsPercent: 80,
  /** PostgreSQL stops writing at 2.1 billion transactions without a vacuum; RDS itself warns from here. */
  usedTransactionIds: 1_000_000_000,
} as const;

export const proxyThresholds = {
  /** What a service waits for a connection on average; usually it is less than one. */
  borrowMilliseconds: 100,
} as const;

export const certificateThresholds = {
  /** ACM renews 60 days before the end: at 30 it has failed for a month. */
  daysToExpiry: 30,
} as const;
