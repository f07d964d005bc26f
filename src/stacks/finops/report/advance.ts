import { add, type CostAnswer, type CostRequest, type Costs, costRequest, nameOfGroup, readPage } from './cost-explorer';
import { monthsBefore } from './months';
import type { ReportSettings } from './settings';
import { type Mail, spendingMail } from './spending-text';

/** What is known so far. It travels through the state machine: sums only, so that it stays far below the 256 KiB of a state. */
export interface Work {
  /** When the report was due: it is about the month before. */
  readonly time: string;
  /** Of each breakdown that was begun. */
  readonly costs: readonly Costs[];
  readonly units: readonly string[];
  readonly estimated: boolean;
  /** Pages read so far. */
  readonly pages: number;
}

/** How a report begins, or an answer to what it asked. */
export type Input = { readonly time: string } | { readonly work: Work; readonly answer: CostAnswer };

export type Step = { readonly next: 'ask'; readonly request: CostRequest; readonly work: Work } | ({ readonly next: 'publish' } & Mail);

/** Each costs a cent: more are a fault, and not a bill that long. */
const mostPages = 50;

/**
 * The next step of a monthly report: a question to Cost Explorer, or the mail once all is answered. Pure: the state machine asks, tries
 * again, and publishes.
 *
 * @throws Error for a time that is none, and for answers that cannot be right
 */
export function advance(input: Input, settings: ReportSettings): Step {
  if (!('work' in input)) return ask({ time: input.time, costs: [{}], units: [], estimated: false, pages: 0 }, settings);
  const { answer } = input;
  const work = read(input.work, answer, settings);
  if (answer.NextPageToken) return ask(work, settings, answer.NextPageToken);
  if (work.costs.length < settings.breakdowns.length) return ask({ ...work, costs: [...work.costs, {}] }, settings);

  const { time, costs, units, estimated } = work;
  const [unit = 'USD', ...otherUnits] = units;
  if (otherUnits.length > 0) throw new Error(`the figures are in ${units.join(' and ')}, and cannot be added up`);
  return { next: 'publish', ...spendingMail({ months: monthsBefore(time), costs, unit, estimated }, settings) };
}

function ask(work: Work, settings: ReportSettings, nextPageToken?: string): Step {
  if (work.pages >= mostPages) throw new Error(`Cost Explorer has more than ${mostPages} pages, which is not to be believed`);
  return { next: 'ask', request: costRequest(monthsBefore(work.time), breakdownOf(work, settings), settings, nextPageToken), work };
}

function read(work: Work, answer: CostAnswer, settings: ReportSettings): Work {
  const page = readPage(answer, monthsBefore(work.time), nameOfGroup(breakdownOf(work, settings), settings.accountNames));
  return {
    ...work,
    costs: [...work.costs.slice(0, -1), add(work.costs.at(-1) ?? {}, page.costs)],
    units: [...new Set([...work.units, ...page.units])],
    estimated: work.estimated || page.estimated,
    pages: work.pages + 1,
  };
}

/** The one that is being read is the last one begun. */
function breakdownOf({ costs }: Work, { breakdowns }: ReportSettings) {
  const breakdown = breakdowns[costs.length - 1];
  if (!breakdown) throw new Error(`there are ${breakdowns.length} breakdowns, and none to put the answer to`);
  return breakdown;
}
