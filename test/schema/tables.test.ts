import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { MysqlEngineVersion, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { defaultEngineVersions } from '../../src/schema/defaults';
import { logRetentionDays } from '../../src/schema/environment-fields';
import { fargateSizes } from '../../src/schema/fargate-sizes';
import { regions } from '../../src/schema/regions';

/** The schema may not import the CDK, so its tables are held against the CDK's own here. */

test('the Regions are those of the partition aws', () => {
  const known = RegionInfo.regions.filter(({ partition }) => partition === 'aws').map(({ name }) => name);
  const unlisted = known.filter((name) => !Object.hasOwn(regions, name));
  expect(Object.keys(regions).filter((name) => !known.includes(name))).toEqual([]);
  expect(unlisted).toEqual(['me-west-1']); // In the CDK's list, but not in AWS's list of Availability Zones.
});

test('every Region has zones enough for the smallest network', () => {
  expect(Math.min(...Object.values(regions))).toBe(2);
});

test('the log retention periods are those of CloudWatch Logs, but for ever', () => {
  const known = Object.values(RetentionDays).filter((days): days is RetentionDays => typeof days === 'number');
  expect([...logRetentionDays]).toEqual(known.filter((days) => days !== RetentionDays.INFINITE));
});

test('the default engine versions exist', () => {
  const versions = [...Object.values(PostgresEngineVersion), ...Object.values(MysqlEngineVersion)].flatMap((version: unknown) => {
    if (version instanceof PostgresEngineVersion) return [version.postgresFullVersion];
    return version instanceof MysqlEngineVersion ? [version.mysqlFullVersion] : [];
  });
  expect(versions).toEqual(expect.arrayContaining(Object.values(defaultEngineVersions)));
});

test.each([
  [256, 3, 512, 2048],
  [512, 4, 1024, 4096],
  [1024, 7, 2048, 8192],
  [2048, 13, 4096, 16_384],
  [4096, 23, 8192, 30_720],
  [8192, 12, 16_384, 61_440],
  [16_384, 12, 32_768, 122_880],
])('with %i CPU units Fargate sells %i sizes of memory, from %i to %i MiB', (cpu, count, least, most) => {
  const sizes = fargateSizes[cpu] ?? [];
  expect([sizes.length, sizes[0], sizes.at(-1)]).toEqual([count, least, most]);
});
