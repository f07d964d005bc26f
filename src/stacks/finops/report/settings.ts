/** By what spending is broken down: a dimension of Cost Explorer, or a tag for cost allocation. */
export interface Breakdown {
  readonly title: string;
  readonly type: 'DIMENSION' | 'TAG';
  readonly key: string;
}

export const byService: Breakdown = { title: 'By service', type: 'DIMENSION', key: 'SERVICE' };
export const byAccount: Breakdown = { title: 'By account', type: 'DIMENSION', key: 'LINKED_ACCOUNT' };
export const byTag = (name: string): Breakdown => ({ title: `By tag ${name}`, type: 'TAG', key: `carepath:${name}` });

/** What is reported. */
export interface ReportSettings {
  /** Begins the subject, such as `dev spending`. */
  readonly title: string;
  /** The month's limit, in whole US dollars. */
  readonly monthlyUsd: number;
  /** One at least: the first one's sum is the month's. */
  readonly breakdowns: readonly Breakdown[];
  /**
   * Accounts whose bills are counted.
   * @default - everything that the report's own account is billed for
   */
  readonly accounts?: readonly string[];
  /**
   * What accounts are called, by their ids.
   * @default - by their ids
   */
  readonly accountNames?: Readonly<Record<string, string>>;
}
