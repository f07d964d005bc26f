import fc from 'fast-check';
import type { EnvironmentCost } from '../../src/cost/report';
import { roundEnvironment } from '../../src/cost/round';
import { seeds } from '../schema/seeds';

const amounts = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);

/** Stacks of resources of one line each, with any amounts. */
const environment = fc
  .array(fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 })
  .map(
    (stacks): EnvironmentCost => ({
      name: 'dev',
      monthlyUsd: amounts(stacks.map(amounts)),
      unpriced: [],
      stacks: stacks.map((resources, stack) => ({
        name: `stack-${stack}`,
        monthlyUsd: amounts(resources),
        resources: resources.map((monthlyUsd, index) => ({
          logicalId: `Resource${index}`,
          type: 'AWS::KMS::Key',
          monthlyUsd,
          items: [{ what: 'Key', quantity: monthlyUsd, unit: 'key', price: 'kms/key', monthlyUsd }],
        })),
      })),
    }),
  );

const cents = (usd: number) => Math.round(usd * 100);

test('rounded parts add up to rounded sums, at every level', () => {
  fc.assert(
    fc.property(environment, (exact) => {
      const rounded = roundEnvironment(exact);
      expect(amounts(rounded.stacks.map(({ monthlyUsd }) => cents(monthlyUsd)))).toBe(cents(rounded.monthlyUsd));
      for (const { monthlyUsd, resources } of rounded.stacks) {
        expect(amounts(resources.map((resource) => cents(resource.monthlyUsd)))).toBe(cents(monthlyUsd));
      }
    }),
    seeds,
  );
});

test('the sum of an environment is its exact one, rounded once', () => {
  fc.assert(
    fc.property(environment, (exact) => {
      expect(roundEnvironment(exact).monthlyUsd).toBe(cents(exact.monthlyUsd) / 100);
    }),
    seeds,
  );
});
