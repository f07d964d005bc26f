import type { Assembly } from '../assembly/assembly';
import { mapAt } from '../assembly/environment-resources';
import { resolveStacks } from '../assembly/resolve-stacks';
import type { ResolvedResource } from '../assembly/resolved-resource';
import { pipelineEntry } from './cost-of';
import type { CostReport } from './report';

/** A month that costs more than somebody is prepared for. */
export interface BudgetFinding {
  readonly rule: 'budget-below-cost';
  readonly environment: string;
  readonly monthlyUsd: number;
  readonly budgetUsd: number;
  readonly message: string;
  readonly remedy: string;
}

/** US dollars a month for the whole account, by entry of the report: the lowest of its budgets. Filtered ones are about a part of it. */
export function budgetsOf({ stacks, manifest }: Assembly): ReadonlyMap<string, number> {
  const budgets = new Map<string, number>();
  const { stacks: resolved } = resolveStacks(stacks, (type) => type === 'AWS::Budgets::Budget');
  for (const stack of resolved) {
    const stage = stacks.find(({ name }) => name === stack.name)?.stage;
    const entry = stage === undefined ? pipelineEntry : (manifest?.environments.find((one) => one.stage === stage)?.name ?? stage);
    for (const usd of [...stack.resources.values()].flatMap(monthlyLimit)) {
      budgets.set(entry, Math.min(usd, budgets.get(entry) ?? Number.POSITIVE_INFINITY));
    }
  }
  return budgets;
}

function monthlyLimit({ properties }: ResolvedResource): number[] {
  const { BudgetType, TimeUnit, CostFilters, FilterExpression, BudgetLimit } = mapAt(properties, 'Budget');
  const { Amount, Unit } = mapAt({ BudgetLimit: BudgetLimit ?? {} }, 'BudgetLimit');
  const isWhole = BudgetType === 'COST' && TimeUnit === 'MONTHLY' && CostFilters === undefined && FilterExpression === undefined;
  return isWhole && Unit === 'USD' ? [Number(Amount)] : [];
}

/** Budgets that the computed cost would break every month. */
export function budgetFindings({ environments }: CostReport, budgets: ReadonlyMap<string, number>): readonly BudgetFinding[] {
  return environments.flatMap(({ name, monthlyUsd }): BudgetFinding[] => {
    const budgetUsd = budgets.get(name);
    if (budgetUsd === undefined || budgetUsd >= monthlyUsd) return [];
    return [
      {
        rule: 'budget-below-cost',
        environment: name,
        monthlyUsd,
        budgetUsd,
        message: `costs ${monthlyUsd.toFixed(2)} US dollars a month at its load, and its budget is ${budgetUsd.toFixed(2)}: it would warn every month, and soon nobody would listen.`,
        remedy: `Make it cheaper (\`carepath cost\` says where it goes), or raise its budget.monthlyUsd to at least ${Math.ceil(monthlyUsd)}.`,
      },
    ];
  });
}
