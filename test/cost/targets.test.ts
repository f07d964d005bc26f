import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { budgetFor, budgetsOf } from '../../src/cost/budgets';
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

test.each(rows)('$name costs what the README says, give or take a twentieth, or three dollars', ({ name, cost }) => {
  expect(Math.abs((costs.get(name) ?? 0) - cost)).toBeLessThan(Math.max(3, cost / 20));
});

test.each(rows.filter(({ target }) => target !== undefined))('$name stays below its target, which is its budget', ({ name, target }) => {
  expect(budgetFor(budgetsOf(assembly), [name])).toBe(target);
  expect(costs.get(name)).toBeLessThanOrEqual(target ?? 0);
});
