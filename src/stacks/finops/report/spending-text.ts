import { type Costs, untagged } from './cost-explorer';
import { type Months, nameOfMonth } from './months';
import type { ReportSettings } from './settings';

export interface Spending {
  readonly months: Months;
  /** In the order of the breakdowns of the settings. */
  readonly costs: readonly Costs[];
  readonly unit: string;
  readonly estimated: boolean;
}

export interface Mail {
  /** At most 100 characters of ASCII: SNS takes no more. */
  readonly subject: string;
  /** Plain text, with columns for a font of fixed width. */
  readonly message: string;
}

/** Parts of a breakdown that have a line each; what the others cost stands in one. */
const mostLines = 25;
const widths = { name: 36, amount: 15, change: 14 } as const;

export function spendingMail({ months, costs, unit, estimated }: Spending, settings: ReportSettings): Mail {
  const month = nameOfMonth(months.last);
  const total = sumOf(Object.values(costs[0] ?? {}));
  const paragraphs = [
    `${settings.title}, ${month}, in ${unit}.`,
    ...(Object.keys(costs[0] ?? {}).length === 0 ? [`Cost Explorer has no figures for it. A new account's first ones take a day.`] : []),
    [line('', month, nameOfMonth(months.before), 'Change'), amounts('Total', total)].join('\n'),
    budgetSentence(total[0], unit, settings),
    ...(estimated ? ['The bill of the month is not final yet: AWS still estimates a part of it.'] : []),
    ...settings.breakdowns.map((breakdown, index) => section(breakdown.title, costs[index] ?? {})),
  ];
  const subject = `${settings.title}, ${month}: ${money(total[0])} ${unit}`;
  return { subject: subject.replace(/[^ -~]/g, '?').slice(0, 100), message: `${paragraphs.join('\n\n')}\n` };
}

function budgetSentence(spent: number, unit: string, { monthlyUsd }: ReportSettings): string {
  const budget = `the budget of ${money(monthlyUsd)} USD`;
  if (unit !== 'USD') return `These figures are in ${unit}: they are not held against ${budget}.`;
  const share = `${((100 * spent) / monthlyUsd).toFixed(1)} %`;
  return spent > monthlyUsd
    ? `OVER ${budget} by ${money(spent - monthlyUsd)}: ${share} of it was spent.`
    : `Within ${budget}: ${share} of it was spent, ${money(monthlyUsd - spent)} was left.`;
}

function section(title: string, costs: Costs): string {
  const parts = Object.entries(costs).sort(([, [one]], [, [other]]) => other - one);
  const shown = parts.slice(0, mostLines).filter(([, both]) => both.some((amount) => Math.abs(amount) >= 0.005));
  const others = parts.filter((part) => !shown.includes(part)).map(([, both]) => both);
  return [
    title,
    ...shown.map(([name, both]) => amounts(name, both)),
    ...(others.length > 0 ? [amounts(`${others.length} others`, sumOf(others))] : []),
    ...(parts.length === 0 ? ['  nothing'] : []),
    ...(parts.length > 0 && parts.every(([name]) => name === untagged)
      ? ['  No cost carries the tag: activate it for cost allocation (src/stacks/finops/README.md).']
      : []),
  ].join('\n');
}

function amounts(name: string, [last, before]: readonly [number, number]): string {
  const change = money(last - before);
  return line(name, money(last), money(before), /^[1-9]|^0\..*[1-9]/.test(change) ? `+${change}` : change);
}

function line(name: string, last: string, before: string, change: string): string {
  const clipped = name.length > widths.name - 2 ? `${name.slice(0, widths.name - 3)}…` : name;
  return `  ${clipped.padEnd(widths.name - 2)}${last.padStart(widths.amount)}${before.padStart(widths.amount)}${change.padStart(widths.change)}`;
}

const sumOf = (all: ReadonlyArray<readonly [number, number]>): readonly [number, number] =>
  all.reduce<readonly [number, number]>(([last, before], [one, other]) => [last + one, before + other], [0, 0]);

/** Two decimals, and no minus before nothing. */
function money(amount: number): string {
  const cents = Math.round(100 * amount) || 0;
  return (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
