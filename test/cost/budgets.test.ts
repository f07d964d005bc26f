import type { Assembly } from '../../src/assembly/assembly';
import type { Resource } from '../../src/assembly/template';
import { budgetFindings, budgetFor, budgetsOf } from '../../src/cost/budgets';
import { costOf } from '../../src/cost/cost-of';
import { type Resources, smallAssembly } from './small-assembly';

const budget = (usd: number, rest: object = {}): Resource => ({
  Type: 'AWS::Budgets::Budget',
  Properties: {
    Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: usd, Unit: 'USD' }, ...rest },
  } as never,
});
const keys = (count: number): Resources =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`Key${index}`, { Type: 'AWS::KMS::Key' }]));

/** Dev, and the account of the pipeline, whose keys are used for three cents each. */
function withPipeline(own: Resources, home: Resources): Assembly {
  const dev = smallAssembly(own);
  const pipeline = smallAssembly(home, {}, { pipeline: {} });
  const stacks = pipeline.stacks.map((stack) => ({ ...stack, id: 'Home', name: 'home', account: '111111111111' }));
  return { ...dev, stacks: [...dev.stacks, ...stacks] };
}

const findings = (assembly: Assembly) => budgetFindings(costOf(assembly).report, budgetsOf(assembly));
const both = { CostFilters: { LinkedAccount: ['111111111111', '222222222222'] } };

test('a budget counts its own account', () => {
  const assembly = withPipeline({ ...keys(3), Budget: budget(2) }, { ...keys(2), Budget: budget(3) });
  expect(findings(assembly)).toMatchObject([{ environments: ['dev'], monthlyUsd: 3, budgetUsd: 2 }]);
});

test('one that counts the accounts of all is held against all', () => {
  const assembly = withPipeline(keys(3), { ...keys(2), Budget: budget(4, both) });
  expect(findings(assembly)).toMatchObject([{ environments: ['dev', 'pipeline'], monthlyUsd: 5.06, budgetUsd: 4 }]);
  expect(budgetFor(budgetsOf(assembly), ['dev', 'pipeline'])).toBe(4);
});

test('of two budgets the lower one is told', () => {
  const assembly = smallAssembly({ High: budget(9), Low: budget(7) });
  expect(budgetFor(budgetsOf(assembly), ['dev'])).toBe(7);
});

test.each([
  ['of a service alone', { CostFilters: { Service: ['Amazon Relational Database Service'] } }],
  ['by an expression', { FilterExpression: { Dimensions: { Key: 'SERVICE', Values: ['x'] } } }],
  ['of a year', { TimeUnit: 'ANNUALLY' }],
  ['of a commitment', { BudgetType: 'SAVINGS_PLANS_COVERAGE' }],
])('a budget %s says nothing of the month', (_, rest) => {
  expect(findings(smallAssembly({ ...keys(3), Budget: budget(1, rest) }))).toEqual([]);
});
