import fc from 'fast-check';
import type { DatabaseConfiguration } from '../../src/schema/configuration';
import { offersPerformanceInsights } from '../../src/schema/performance-insights';
import { fitWindows } from './arbitrary-windows';

const engine = fc.oneof(
  fc.record({ engine: fc.constant('postgres' as const), version: fc.constantFrom('16.13', '17.6', '17.9') }, { requiredKeys: [] }),
  fc.record({ engine: fc.constant('mysql' as const), version: fc.constantFrom('8.4.7', '8.4.9') }, { requiredKeys: ['engine'] }),
);

const sizes = (protectData: boolean) =>
  fc.record(
    {
      // Of those that RDS sells in every Region named here: where it does not, the policy gate says so.
      instanceType: fc.constantFrom('t4g.small', 't4g.medium', 'm6g.large', 'r6g.2xlarge'),
      storageGiB: fc.integer({ min: 20, max: 1000 }),
      multiAz: protectData ? fc.constant(true) : fc.boolean(),
      backupRetentionDays: fc.integer({ min: protectData ? 7 : 1, max: 35 }),
      proxy: fc.boolean(),
      insights: fc.constantFrom('standard', 'advanced'),
    },
    { requiredKeys: [] },
  );

/** Databases of both engines, of any size and with any windows that RDS takes. */
export const arbitraryDatabase = (protectData: boolean): fc.Arbitrary<DatabaseConfiguration> =>
  fc
    .tuple(engine, sizes(protectData), fc.oneof(fc.constant({}), fitWindows))
    .map(([version, size, windows]) => asRdsOffers({ ...version, ...size, ...windows }));

function asRdsOffers({ insights, ...database }: DatabaseConfiguration): DatabaseConfiguration {
  const { engine = 'postgres', instanceType = 't4g.medium' } = database;
  return insights === undefined || !offersPerformanceInsights({ engine, instanceType }) ? database : { ...database, insights };
}
