import fc from 'fast-check';
import type { DatabaseConfiguration, RestoreConfiguration } from '../../src/schema/database-configuration';
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
      // No environment that is generated is in either: one in a Region of its own copies elsewhere.
      backupCopyRegion: fc.constantFrom('none', 'us-west-1', 'ca-west-1'),
      insights: fc.constantFrom('standard', 'advanced'),
    },
    { requiredKeys: [] },
  );

const restore = (name: string): fc.Arbitrary<RestoreConfiguration> =>
  fc.oneof(
    fc.record({
      name: fc.constant(name),
      snapshot: fc.constantFrom('before-migration-7', 'awsbackup:job-1a2b', 'rds:dev-2026-11-20-02-05'),
    }),
    fc.record({
      name: fc.constant(name),
      sourceResourceId: fc.constant('db-ABCDEFGHIJKLMNOPQRSTUVWX01'),
      restoreTime: fc.constantFrom('latest', '2026-11-20T14:03:00Z'),
    }),
  );

/** None, or some beside the first, of which any serves; the first goes only where another does. */
const restores: fc.Arbitrary<DatabaseConfiguration> = fc
  .subarray(['incident-7', 'trial'])
  .chain((names) =>
    fc.record({ restores: fc.tuple(...names.map(restore)), serving: fc.constantFrom('original', ...names), releases: fc.boolean() }),
  )
  .map(({ restores, serving, releases }) => ({
    ...(restores.length > 0 && { restores, serving }),
    ...(serving !== 'original' && releases && { original: 'released' as const }),
  }));

/** Databases of both engines, of any size, with any windows that RDS takes, alone or beside restored ones. */
export const arbitraryDatabase = (protectData: boolean): fc.Arbitrary<DatabaseConfiguration> =>
  fc
    .tuple(engine, sizes(protectData), fc.oneof(fc.constant({}), fitWindows), restores)
    .map(([version, size, windows, restored]) => asRdsOffers({ ...version, ...size, ...windows, ...restored }));

function asRdsOffers({ insights, ...database }: DatabaseConfiguration): DatabaseConfiguration {
  const { engine = 'postgres', instanceType = 't4g.medium' } = database;
  return insights === undefined || !offersPerformanceInsights({ engine, instanceType }) ? database : { ...database, insights };
}
