import type { Load, PipelineLoad } from '../schema/load';

/** What `carepath cost --json` prints. Amounts are US dollars a month in whole cents; each is exactly the sum of its parts. */
export interface CostReport {
  /** What each environment was computed at, by its name. */
  readonly load: { readonly [environment: string]: Partial<Load & PipelineLoad> };
  /** Day of the oldest price that was used, `YYYY-MM-DD`; null where nothing was priced. */
  readonly pricesAsOf: string | null;
  /** In the order of promotion; the account of the pipeline comes last. */
  readonly environments: readonly EnvironmentCost[];
  readonly totalMonthlyUsd: number;
}

export interface EnvironmentCost {
  readonly name: string;
  readonly monthlyUsd: number;
  readonly stacks: readonly StackCost[];
  readonly unpriced: readonly Unpriced[];
}

export interface StackCost {
  readonly name: string;
  readonly monthlyUsd: number;
  /** Those that are billed, the dearest first. */
  readonly resources: readonly ResourceCost[];
}

export interface ResourceCost {
  readonly logicalId: string;
  readonly type: string;
  readonly monthlyUsd: number;
  readonly items: readonly LineItem[];
}

export interface LineItem {
  readonly what: string;
  /** A month. */
  readonly quantity: number;
  readonly unit: string;
  /** Id of the price. */
  readonly price: string;
  readonly monthlyUsd: number;
}

/** Costs something, and nobody says how much. */
export interface Unpriced {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** Completes the resource's name to a sentence. */
  readonly reason: string;
}
