import type { Months } from './months';
import type { Breakdown, ReportSettings } from './settings';

/**
 * What `GetCostAndUsage` is asked. Unblended cost is what the budgets count too.
 *
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
 */
export interface CostRequest {
  /** The end is not included. */
  readonly TimePeriod: { readonly Start: string; readonly End: string };
  readonly Granularity: 'MONTHLY';
  readonly Metrics: readonly [typeof metric];
  readonly GroupBy: readonly [{ readonly Type: string; readonly Key: string }];
  readonly Filter?: { readonly Dimensions: { readonly Key: 'LINKED_ACCOUNT'; readonly Values: readonly string[] } };
  readonly NextPageToken?: string;
}

/** A page of its answer; a month without costs has no groups. */
export interface CostAnswer {
  readonly ResultsByTime?: ReadonlyArray<{
    readonly TimePeriod?: { readonly Start?: string };
    readonly Groups?: ReadonlyArray<{
      readonly Keys?: readonly string[];
      readonly Metrics?: Readonly<Record<string, { readonly Amount?: string; readonly Unit?: string }>>;
    }>;
    readonly Estimated?: boolean;
  }>;
  readonly NextPageToken?: string;
}

/** Of one breakdown: what each part of it cost, `[last month, the month before]`. */
export type Costs = Readonly<Record<string, readonly [number, number]>>;

/** Of one page. */
export interface Page {
  readonly costs: Costs;
  /** Currencies that the page is in. */
  readonly units: readonly string[];
  /** Whether last month's bill is not final yet. */
  readonly estimated: boolean;
}

const metric = 'UnblendedCost';

export function costRequest(
  { before, end }: Months,
  { type, key }: Breakdown,
  { accounts }: Pick<ReportSettings, 'accounts'>,
  nextPageToken?: string,
): CostRequest {
  return {
    TimePeriod: { Start: before, End: end },
    Granularity: 'MONTHLY',
    Metrics: [metric],
    GroupBy: [{ Type: type, Key: key }],
    ...(accounts && { Filter: { Dimensions: { Key: 'LINKED_ACCOUNT', Values: accounts } } }),
    ...(nextPageToken !== undefined && { NextPageToken: nextPageToken }),
  };
}

/** @throws Error for an amount that is no number, or a month that was not asked for: a report of wrong sums is worse than none */
export function readPage({ ResultsByTime = [] }: CostAnswer, { last, before }: Months, nameOf: (key: string) => string): Page {
  let costs: Costs = {};
  const units = new Set<string>();
  for (const { TimePeriod, Groups = [] } of ResultsByTime) {
    const start = TimePeriod?.Start;
    if (start !== last && start !== before) throw new Error(`Cost Explorer answered for ${start}, which nobody asked for`);
    for (const { Keys = [], Metrics } of Groups) {
      const { Amount, Unit = 'USD' } = Metrics?.[metric] ?? {};
      const amount = Number(Amount ?? Number.NaN);
      if (!Number.isFinite(amount)) throw new Error(`Cost Explorer answered ${Amount} for ${Keys.join()}, which is no amount`);
      units.add(Unit);
      costs = add(costs, { [nameOf(Keys.join())]: start === last ? [amount, 0] : [0, amount] });
    }
  }
  return {
    costs,
    units: [...units],
    estimated: ResultsByTime.some(({ TimePeriod, Estimated }) => TimePeriod?.Start === last && Estimated),
  };
}

export function add(some: Costs, others: Costs): Costs {
  const sums: Record<string, readonly [number, number]> = { ...some };
  for (const [name, [last, before]] of Object.entries(others)) {
    const [knownLast, knownBefore] = sums[name] ?? [0, 0];
    sums[name] = [knownLast + last, knownBefore + before];
  }
  return sums;
}

/** What the reader knows a group by. Cost Explorer writes a tag as `carepath:owner$platform-team`, and `carepath:owner$` for costs without it. */
export function nameOfGroup({ type, key }: Breakdown, names: Readonly<Record<string, string>> = {}): (group: string) => string {
  if (type === 'TAG') return (group) => group.slice(`${key}$`.length) || untagged;
  return key === 'LINKED_ACCOUNT' ? (group) => names[group] ?? group : (group) => group;
}

export const untagged = 'untagged';
