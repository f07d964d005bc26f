import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { budgetFor, budgetsOf } from '../../src/cost/budgets';
import { costOf } from '../../src/cost/cost-of';
import { atTenMillionRequests } from '../../src/cost/ten-million';
import { synthesisedAssembly } from '../synthesised';

const assembly = synthesisedAssembly();
const costsOf = (of: typeof assembly) => new Map(costOf(of).report.environments.map(({ name, monthlyUsd }) => [name, monthlyUsd]));
const costs = costsOf(assembly);
const busy = atTenMillionRequests(assembly);
const busyCosts = costsOf(busy);

/** The rows of the README's table, by account. */
const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const number = (cell: string) => (/^\d+$/.test(cell) ? Number(cell) : undefined);
const rows = [...readme.matchAll(/^\| (\w+) \| [\d,]+ (?:requests|releases) \| (\d+) \| (\d+|none) \| (\d*) ?\|/gm)].map(
  ([, name = '', cost = '', target = '', atTenMillion = '']) => ({
    name,
    cost: Number(cost),
    target: number(target),
    atTenMillion: number(atTenMillion),
  }),
);
const targeted = rows.flatMap(({ target, atTenMillion, ...row }) =>
  target === undefined || atTenMillion === undefined ? [] : [{ ...row, target, atTenMillion }],
);

/** Figures in the README are whole; a price or a resource more is no reason to write it anew. */
const near = (figure: number) => Math.max(3, figure / 20);

test('the README has a row for each account', () => {
  expect(rows.map(({ name }) => name)).toEqual([...costs.keys()]);
});

test.each(rows)('$name costs what the README says, give or take a twentieth, or three dollars', ({ name, cost }) => {
  expect(Math.abs((costs.get(name) ?? 0) - cost)).toBeLessThan(near(cost));
});

test('each environment has a target', () => {
  expect(targeted.map(({ name }) => name)).toEqual(assembly.manifest?.environments.map(({ name }) => name));
});

test.each(targeted)('$name stays below its target, which is its budget', ({ name, target }) => {
  expect(budgetFor(budgetsOf(assembly), [name])).toBe(target);
  expect(costs.get(name)).toBeLessThanOrEqual(target);
});

test.each(targeted)('$name stays below its target at ten million requests too, and costs what the README says', (row) => {
  const cost = busyCosts.get(row.name) ?? Number.POSITIVE_INFINITY;
  expect(cost).toBeLessThanOrEqual(row.target);
  expect(Math.abs(cost - row.atTenMillion)).toBeLessThan(near(row.atTenMillion));
});

test('ten million requests come with their data: an environment that expects as many costs the same', () => {
  expect(busy.manifest?.environments.map(({ load }) => load?.requests)).toEqual([10_000_000, 10_000_000, 10_000_000]);
  const expecting = assembly.manifest?.environments.filter(({ load }) => load?.requests === 10_000_000) ?? [];
  expect(expecting).not.toEqual([]);
  for (const { name } of expecting) expect(busyCosts.get(name)).toBe(costs.get(name));
});
