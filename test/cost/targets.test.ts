import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { budgetsOf } from '../../src/cost/budgets';
import { costOf } from '../../src/cost/cost-of';
import { synthesisedAssembly } from '../synthesised';

const assembly = synthesisedAssembly();
const costs = new Map(costOf(assembly).report.environments.map(({ name, monthlyUsd }) => [name, monthlyUsd]));

/** The rows of the README's table, by account. */
const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const rows = [...readme.matchAll(/^\| (\w+) \| [\d,]+ (?:requests|releases) \| (\d+) \| (\d+|none) \|/gm)].map(
  ([, name = '', cost, target]) => ({
    name,
    cost: Number(cost),
    target: target === 'none' ? undefined : Number(target),
  }),
);

test('the README has a row for each account', () => {
  expect(rows.map(({ name }) => name)).toEqual([...costs.keys()]);
});

test.each(rows)('$name costs what the README says, to within a twentieth', ({ name, cost }) => {
  const computed = costs.get(name) ?? 0;
  expect(Math.abs(computed - cost) / cost).toBeLessThan(0.05);
});

test.each(rows)('$name stays below its target, which is its budget', ({ name, target }) => {
  expect(budgetsOf(assembly).get(name)).toBe(target);
  expect(costs.get(name)).toBeLessThanOrEqual(target ?? Number.POSITIVE_INFINITY);
});
