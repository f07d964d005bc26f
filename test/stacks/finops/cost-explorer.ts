import type { CostAnswer, CostRequest } from '../../../src/stacks/finops/report/cost-explorer';

/** What an account spent: by month (`2026-10`), by what it is asked for (`SERVICE`, `carepath:owner`), by part, in dollars. */
export type Bills = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

export interface CostExplorerOptions {
  /** @default - the most that there are */
  readonly groupsAPage?: number;
  /** Months whose bill is not final yet. */
  readonly estimated?: readonly string[];
  readonly unit?: string;
}

/** An error as Step Functions names it: the service, and the exception of its API. */
export class ServiceError extends Error {
  constructor(
    override readonly name: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Answers as Cost Explorer documents: a result for each month of the period, whose end is not included; groups in pages, of which each says
 * what the next is asked by; a tag and its value as one word; nothing for months without a bill.
 *
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
 */
export function costExplorer(bills: Bills, { groupsAPage = 5000, estimated = [], unit = 'USD' }: CostExplorerOptions = {}) {
  return (request: CostRequest): CostAnswer => {
    validate(request);
    const [{ Type, Key }] = request.GroupBy;
    const from = Number(request.NextPageToken ?? 0);
    const months = monthsOf(request.TimePeriod);
    const groupsOf = (month: string) =>
      Object.entries(bills[month]?.[Key] ?? {}).map(([part, dollars]) => ({
        Keys: [Type === 'TAG' ? `${Key}$${part}` : part],
        Metrics: { UnblendedCost: { Amount: String(dollars), Unit: unit } },
      }));
    const more = months.some((month) => groupsOf(month).length > from + groupsAPage);
    return {
      ResultsByTime: months.map((month) => ({
        TimePeriod: { Start: `${month}-01` },
        Groups: groupsOf(month).slice(from, from + groupsAPage),
        Total: {},
        Estimated: estimated.includes(month),
      })),
      ...(more && { NextPageToken: String(from + groupsAPage) }),
    };
  };
}

/** What it refuses. */
function validate({ TimePeriod: { Start, End }, GroupBy, Metrics }: CostRequest): void {
  const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  if (!isDay(Start) || !isDay(End) || Start >= End)
    throw new ServiceError('CostExplorer.ValidationException', `${Start} to ${End} is no period`);
  if ([...GroupBy].length > 2 || [...Metrics].length === 0)
    throw new ServiceError('CostExplorer.ValidationException', 'more groups than two, or no metric');
}

function monthsOf({ Start, End }: CostRequest['TimePeriod']): string[] {
  const months: string[] = [];
  for (const day = new Date(Start); day < new Date(End); day.setUTCMonth(day.getUTCMonth() + 1)) months.push(day.toISOString().slice(0, 7));
  return months;
}
