import { loadAssembly } from '../assembly/load-assembly';
import { budgetFindings, budgetsOf } from '../cost/budgets';
import { compareCosts } from '../cost/compare-costs';
import { costOf } from '../cost/cost-of';
import { atTenMillionRequests } from '../cost/ten-million';
import { describeFindings } from './cost-findings';
import { describeCost, describeDifference } from './cost-summary';
import { coloursOf, type Terminal } from './terminal';

export interface CostOptions {
  readonly assembly: string;
  /** Directory of the assembly to compare with. */
  readonly base?: string;
  /** Whether environments are taken to have ten million requests, whatever their configuration expects. */
  readonly tenMillion?: boolean;
  readonly json?: boolean;
}

/**
 * Says what an assembly costs in a month at its load, or how that differs from another's.
 * @param today `YYYY-MM-DD`, at which the age of prices is judged
 * @returns 1 where a budget is lower than the cost
 */
export function costCommand({ assembly: directory, base, tenMillion, json }: CostOptions, terminal: Terminal, today: string): number {
  const load = (from: string) => (tenMillion ? atTenMillionRequests(loadAssembly(from)) : loadAssembly(from));
  const assembly = load(directory);
  const costing = costOf(assembly);
  const budgets = budgetsOf(assembly);
  const findings = budgetFindings(costing.report, budgets);
  const difference = base === undefined ? undefined : compareCosts(costOf(load(base)).report, costing.report);
  const colours = coloursOf(terminal.out, terminal);
  if (json) {
    terminal.out.write(`${JSON.stringify(difference ?? costing.report, undefined, 2)}\n`);
    if (findings.length > 0) terminal.err.write(`${describeFindings(findings, coloursOf(terminal.err, terminal))}\n`);
  } else {
    const text = difference ? describeDifference(difference) : describeCost(costing, budgets, today, colours);
    terminal.out.write(`${[text, ...(findings.length > 0 ? [describeFindings(findings, colours)] : [])].join('\n')}\n`);
  }
  return findings.length > 0 ? 1 : 0;
}
