import fc from 'fast-check';
import type { Assembly } from '../../src/assembly/assembly';
import { costOf } from '../../src/cost/cost-of';
import { freeTypes } from '../../src/cost/free-types';
import { meters } from '../../src/cost/meters';
import { defaultLoad } from '../../src/schema/default-load';
import type { Load } from '../../src/schema/load';
import { seeds } from '../schema/seeds';
import { synthesisedAssembly } from '../synthesised';

const assembly = synthesisedAssembly();
/** The largest environment is enough, and quicker. */
const prod = { ...assembly, stacks: assembly.stacks.filter(({ stage }) => stage === 'Prod') };

const cents = (usd: number) => Math.round(usd * 100);

function withLoad(load: Load): Assembly {
  const { manifest } = prod;
  if (!manifest) throw new Error('the assembly has no manifest');
  return { ...prod, manifest: { ...manifest, environments: manifest.environments.map((environment) => ({ ...environment, load })) } };
}

test('every sum is exactly what its parts show', () => {
  const { environments, totalMonthlyUsd } = costOf(assembly).report;
  const sumOf = (parts: readonly { readonly monthlyUsd: number }[]) => parts.reduce((sum, part) => sum + cents(part.monthlyUsd), 0);
  const stacks = environments.flatMap((environment) => environment.stacks);
  const resources = stacks.flatMap((stack) => stack.resources);
  expect(sumOf(environments)).toBe(cents(totalMonthlyUsd));
  for (const { monthlyUsd, stacks } of environments) expect(sumOf(stacks)).toBe(cents(monthlyUsd));
  for (const { monthlyUsd, resources } of stacks) expect(sumOf(resources)).toBe(cents(monthlyUsd));
  for (const { monthlyUsd, items } of resources) expect(sumOf(items)).toBe(cents(monthlyUsd));
});

test('the order of a template does not matter', () => {
  const reversed = assembly.stacks.map((stack) => ({
    ...stack,
    template: { ...stack.template, Resources: Object.fromEntries(Object.entries(stack.template.Resources).reverse()) },
  }));
  expect(costOf({ ...assembly, stacks: reversed }).report).toEqual(costOf(assembly).report);
});

/** What a cache answers costs less than what a service does. */
const cheaperWithMore: readonly (keyof Load)[] = ['cachedPercent'];

test('more of anything never costs less', () => {
  const fields = (Object.keys(defaultLoad) as (keyof Load)[]).filter((field) => !cheaperWithMore.includes(field));
  const before = new Map(costOf(withLoad(defaultLoad)).report.environments.map(({ name, monthlyUsd }) => [name, monthlyUsd]));
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.double({ min: 1, max: 100, noNaN: true }), (field, factor) => {
      const more = { ...defaultLoad, [field]: defaultLoad[field] * factor };
      for (const { name, monthlyUsd } of costOf(withLoad(more)).report.environments) {
        expect({ field, name, dearer: monthlyUsd >= (before.get(name) ?? 0) }).toEqual({ field, name, dearer: true });
      }
    }),
    seeds,
  );
});

test('every type here is metered or free', () => {
  const known = { ...meters, ...freeTypes };
  const types = new Set(assembly.stacks.flatMap(({ template }) => Object.values(template.Resources).map(({ Type }) => Type)));
  expect([...types].filter((type) => !Object.hasOwn(known, type))).toEqual([]);
});

test('nothing here is unpriced', () => {
  expect(costOf(assembly).report.environments.flatMap(({ unpriced }) => unpriced)).toEqual([]);
});

test('the environments come in the order of promotion, and the account of the pipeline after them', () => {
  expect(costOf(assembly).report.environments.map(({ name }) => name)).toEqual(['dev', 'staging', 'prod', 'pipeline']);
});
