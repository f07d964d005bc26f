import type { Assembly } from '../assembly/assembly';
import { mapAt } from '../assembly/environment-resources';
import { resolveStacks } from '../assembly/resolve-stacks';
import type { ResolvedResource } from '../assembly/resolved-resource';
import type { ValueMap } from '../assembly/template';
import { pipelineEntry } from './cost-of';
import type { CostReport } from './report';

/** What somebody is prepared for. */
export interface Budget {
  /** Entries of the report whose bills it counts, in its order. */
  readonly covers: readonly string[];
  /** A month. */
  readonly usd: number;
}

/** A month that costs more than that. */
export interface BudgetFinding {
  readonly rule: 'budget-below-cost';
  /** Names of what the budget covers. */
  readonly environments: readonly string[];
  readonly monthlyUsd: number;
  readonly budgetUsd: number;
  readonly message: string;
  readonly remedy: string;
}

/** Monthly budgets of whole accounts: each counts its own, or those that its filter names. Other filters are about a part of a bill. */
export function budgetsOf(assembly: Assembly): readonly Budget[] {
  const { stacks } = assembly;
  const accounts = accountsOf(assembly);
  const { stacks: resolved } = resolveStacks(stacks, (type) => type === 'AWS::Budgets::Budget');
  return resolved.flatMap((stack) => {
    const own = stacks.find(({ name }) => name === stack.name)?.account ?? '';
    return [...stack.resources.values()].flatMap((resource): Budget[] => {
      const limit = monthlyLimit(resource);
      if (!limit) return [];
      const counted = limit.accounts ?? [own];
      const covers = [...accounts].filter(([, account]) => counted.includes(account)).map(([entry]) => entry);
      return covers.length > 0 ? [{ covers, usd: limit.usd }] : [];
    });
  });
}

/** The account of each entry of the report. */
function accountsOf({ stacks, manifest }: Assembly): ReadonlyMap<string, string> {
  const entryOf = (stage: string | undefined) =>
    stage === undefined ? pipelineEntry : (manifest?.environments.find((one) => one.stage === stage)?.name ?? stage);
  return new Map(stacks.map(({ stage, account }) => [entryOf(stage), account]));
}

function monthlyLimit({ properties }: ResolvedResource): { readonly usd: number; readonly accounts?: readonly string[] } | undefined {
  const { BudgetType, TimeUnit, CostFilters, FilterExpression, BudgetLimit } = mapAt(properties, 'Budget');
  const { Amount, Unit } = mapAt({ BudgetLimit: BudgetLimit ?? {} }, 'BudgetLimit');
  if (BudgetType !== 'COST' || TimeUnit !== 'MONTHLY' || Unit !== 'USD' || FilterExpression !== undefined) return undefined;
  if (CostFilters === undefined) return { usd: Number(Amount) };
  const filters = mapAt({ CostFilters }, 'CostFilters');
  return Object.keys(filters).join() === 'LinkedAccount' ? { usd: Number(Amount), accounts: linked(filters) } : undefined;
}

function linked({ LinkedAccount }: ValueMap): readonly string[] {
  return Array.isArray(LinkedAccount) ? LinkedAccount.map(String) : [];
}

/** Budgets that the computed cost would break every month. */
export function budgetFindings({ environments }: CostReport, budgets: readonly Budget[]): readonly BudgetFinding[] {
  return budgets.flatMap(({ covers, usd: budgetUsd }): BudgetFinding[] => {
    const covered = environments.filter(({ name }) => covers.includes(name));
    const monthlyUsd = covered.reduce((cents, each) => cents + Math.round(each.monthlyUsd * 100), 0) / 100;
    if (budgetUsd >= monthlyUsd) return [];
    const [verb, possessive] = covered.length > 1 ? ['cost together', 'their'] : ['costs', 'its'];
    return [
      {
        rule: 'budget-below-cost',
        environments: covered.map(({ name }) => name),
        monthlyUsd,
        budgetUsd,
        message: `${verb} ${monthlyUsd.toFixed(2)} US dollars a month at ${possessive} load, and ${possessive} budget is ${budgetUsd.toFixed(2)}: it would warn every month, and soon nobody would listen.`,
        remedy: `Make it cheaper (\`carepath cost\` says where it goes), or raise ${possessive} budget.monthlyUsd to at least ${Math.ceil(monthlyUsd)}.`,
      },
    ];
  });
}

/** The lowest budget of exactly these entries; undefined where there is none. */
export function budgetFor(budgets: readonly Budget[], entries: readonly string[]): number | undefined {
  const own = budgets.filter(({ covers }) => covers.join() === entries.join()).map(({ usd }) => usd);
  return own.length > 0 ? Math.min(...own) : undefined;
}
