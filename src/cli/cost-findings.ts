import type { Assembly } from '../assembly/assembly';
import { type BudgetFinding, budgetFindings, budgetsOf } from '../cost/budgets';
import { costOf } from '../cost/cost-of';
import { type Colours, coloursOf, type Terminal, wrap } from './terminal';

/** One paragraph a finding. */
export function describeFindings(findings: readonly BudgetFinding[], { yellow }: Colours): string {
  return findings
    .map(({ rule, environments, message, remedy }) =>
      [`${yellow('warning')} ${rule}`, wrap(`${environments.join(', ')} ${message}`, '  '), wrap(`-> ${remedy}`, '  ')].join('\n'),
    )
    .join('\n');
}

/** Says at synthesis which budgets are lower than the computed cost; nothing, where none is. */
export function sayFindings(assembly: Assembly, terminal: Terminal): void {
  const findings = budgetFindings(costOf(assembly).report, budgetsOf(assembly));
  if (findings.length > 0) terminal.err.write(`${describeFindings(findings, coloursOf(terminal.err, terminal))}\n`);
}
