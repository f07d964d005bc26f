import fc from 'fast-check';
import type { EnvironmentConfiguration } from '../../src/schema/configuration';

/** What an environment may cost. */
export const budget: fc.Arbitrary<EnvironmentConfiguration['budget']> = fc.record(
  {
    monthlyUsd: fc.integer({ min: 1, max: 100_000 }),
    emails: fc.constant(['finops@example.com']),
    anomalyMonitor: fc.constantFrom('create' as const, 'existing' as const),
    anomalyUsd: fc.integer({ min: 1, max: 1_000 }),
    savingsPlans: fc.record({ coveragePercent: fc.integer({ min: 0, max: 100 }), utilizationPercent: fc.integer({ min: 0, max: 100 }) }),
  },
  { requiredKeys: ['monthlyUsd', 'emails'] },
);

/** Hundredths of a percent, as a team writes them. */
const target = fc.integer({ min: 9_400, max: 9_999 }).map((hundredths) => hundredths / 100);
/** What it promises. */
export const objectives: fc.Arbitrary<NonNullable<EnvironmentConfiguration['objectives']>> = fc.record(
  {
    availabilityPercent: target,
    latency: fc.record({ percent: target, milliseconds: fc.integer({ min: 50, max: 900 }) }, { requiredKeys: [] }),
    taskFailurePercent: fc.constantFrom(0.01, 0.1, 5),
    windowDays: fc.constantFrom(28 as const, 30 as const),
  },
  { requiredKeys: [] },
);
