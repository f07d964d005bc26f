import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { MysqlEngineVersion, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { defaultEngineVersions } from '../../src/schema/defaults';
import { logRetentionDays } from '../../src/schema/environment-fields';
import { fargateSizes } from '../../src/schema/fargate-sizes';
import { instanceTypes, tasksOn } from '../../src/schema/instance-types';
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

test.each([
  ['arm64', 'm7g.large', 2048, 8192, 3],
  ['arm64', 'c6g.xlarge', 4096, 8192, 4],
  ['arm64', 'r7g.8xlarge', 32_768, 262_144, 8],
  ['x86_64', 'm7i.2xlarge', 8192, 32_768, 4],
  ['x86_64', 'r6i.4xlarge', 16_384, 131_072, 8],
] as const)('on %s, %s has %i CPU units, %i MiB and %i interfaces', (architecture, name, cpu, memoryMiB, interfaces) => {
  expect(instanceTypes[architecture][name]).toEqual({ cpu, memoryMiB, interfaces });
});

test.each([
  ['by its CPU', { cpu: 4096, memoryMiB: 8192 }, 1],
  ['by its memory, of which an eighth is not for tasks', { cpu: 256, memoryMiB: 8192 }, 1],
  ['by its interfaces, of which one is its own', { cpu: 256, memoryMiB: 512 }, 3],
  ['not at all where one of them is too small', { cpu: 8192, memoryMiB: 16_384 }, 0],
])('an instance holds tasks %s', (_, task, count) => {
  expect(tasksOn({ cpu: 4096, memoryMiB: 16_384, interfaces: 4 }, task)).toBe(count);
});
