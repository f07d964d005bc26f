import Table from 'cli-table3';
import { type Budget, budgetFor } from '../cost/budgets';
import type { CostDifference } from '../cost/compare-costs';
import type { Costing } from '../cost/cost-of';
import { isStale, type Price, staleAfterDays } from '../cost/price-list';
import type { EnvironmentCost, Unpriced } from '../cost/report';
import { type Colours, shorten, wrap } from './terminal';

/** Of an environment; the rest is in `--json`. */
const shownResources = 8;

/** The report for a reader, in 80 columns: the sums, what they are made of, and what is not in them. */
export function describeCost(
  { report, prices, loadIsKnown }: Costing,
  budgets: readonly Budget[],
  today: string,
  colours: Colours,
): string {
  return [
    sums(report.environments, report.totalMonthlyUsd, budgets),
    ...report.environments.flatMap((environment) => {
      const top = topOf(environment);
      return top.length > 0 ? [colours.bold(environment.name), ...top] : [];
    }),
    ...report.environments.flatMap(({ name, unpriced }) => unpricedIn(name, unpriced, colours)),
    ...(loadIsKnown ? [] : [wrap('The assembly names no load for its environments: the usual one is taken (src/schema/default-load.ts).')]),
    wrap('List prices on demand, before tax, support, commitments and the free allowances that accounts share.'),
    ...doubts(prices, today).map((doubt) => colours.yellow(wrap(doubt))),
  ].join('\n');
}

/** What lacks a price for one reason is one paragraph: in a Region without prices, that is all there is. */
function unpricedIn(environment: string, unpriced: readonly Unpriced[], { yellow }: Colours): string[] {
  return [...new Set(unpriced.map(({ reason }) => reason))].map((reason) => {
    const [first, ...others] = unpriced.filter((one) => one.reason === reason);
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    const subject = first ? `${first.stack}/${plain(first.logicalId)}` : '';
    return [`${yellow('unpriced')} ${shorten(`${environment}: ${subject}${more}`, 70)}`, wrap(`${first?.type} ${reason}`, '  ')].join('\n');
  });
}

function sums(environments: readonly EnvironmentCost[], total: number, budgets: readonly Budget[]): string {
  const table = new Table({
    head: ['Environment', 'USD a month', 'Budget', 'Left', 'Unpriced'],
    colWidths: [22, 15, 12, 12, 12],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, monthlyUsd, unpriced } of environments) {
    table.push([name, ...against(monthlyUsd, budgetFor(budgets, [name])), unpriced.length > 0 ? String(unpriced.length) : '']);
  }
  const whole = budgetFor(
    budgets,
    environments.map(({ name }) => name),
  );
  table.push(['together', ...against(total, whole), '']);
  return table.toString();
}

function against(monthlyUsd: number, budget: number | undefined): [string, string, string] {
  return [monthlyUsd.toFixed(2), budget?.toFixed(2) ?? 'none', budget === undefined ? '' : (budget - monthlyUsd).toFixed(2)];
}

function topOf({ stacks }: EnvironmentCost): string[] {
  const all = stacks
    .flatMap((stack) => stack.resources.map((resource) => ({ ...resource, stack: stack.name })))
    .sort((one, other) => other.monthlyUsd - one.monthlyUsd || (one.logicalId < other.logicalId ? -1 : 1));
  const rest = all.slice(shownResources).reduce((cents, { monthlyUsd }) => cents + Math.round(monthlyUsd * 100), 0) / 100;
  const line = (usd: number, what: string) => `${usd.toFixed(2).padStart(10)}  ${shorten(what, 66)}`;
  return [
    ...all
      .slice(0, shownResources)
      .map(({ monthlyUsd, stack, logicalId, type }) => line(monthlyUsd, `${stack}/${plain(logicalId)} (${type.replace('AWS::', '')})`)),
    ...(all.length > shownResources ? [line(rest, `${all.length - shownResources} others (--json lists them)`)] : []),
  ];
}

function doubts(prices: readonly Price[], today: string): string[] {
  const stale = prices.filter((price) => isStale(price, today)).length;
  const unread = prices.filter(({ read }) => !read).length;
  return [
    ...(stale > 0
      ? [`${stale} of the ${prices.length} prices were looked up more than ${staleAfterDays} days ago (src/cost/prices).`]
      : []),
    ...(unread > 0 ? [`${unread} of them are remembered and were not held against their page yet.`] : []),
  ];
}

/** The difference to another assembly: by environment, stack and resource. */
export function describeDifference({ environments, differenceUsd }: CostDifference): string {
  if (environments.length === 0) return 'It costs the same.';
  const line = (indent: number, usd: number, what: string) =>
    `${`${usd > 0 ? '+' : ''}${usd.toFixed(2)}`.padStart(10)}  ${' '.repeat(indent)}${shorten(what, 66 - indent)}`;
  return [
    ...environments.flatMap((environment) => [
      line(0, environment.differenceUsd, `${environment.name}: ${environment.beforeUsd.toFixed(2)} to ${environment.afterUsd.toFixed(2)}`),
      ...environment.stacks.flatMap((stack) => [
        line(2, stack.differenceUsd, stack.name),
        ...stack.resources.map((resource) => line(4, resource.differenceUsd, `${plain(resource.logicalId)} (${resource.type})`)),
      ]),
    ]),
    line(0, differenceUsd, 'together, in US dollars a month'),
  ].join('\n');
}

/** Without the hash that CDK puts behind a logical id. */
function plain(name: string): string {
  return name.replace(/[0-9A-F]{8}$/, '');
}
