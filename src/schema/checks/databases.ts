import { defaultEngineVersions } from '../defaults';
import { offersPerformanceInsights } from '../performance-insights';
import type { Problem } from '../problem';
import { type RegionTable, withoutDatabaseProxy } from '../regions';
import type { LocatedEnvironment, Subject } from '../subject';
import { suggestion } from '../suggestion';

/** Major versions in standard support, and built and tested here. */
const majors = { postgres: ['16', '17'], mysql: ['8.4'] } as const;

export function checkDatabases({ environments, regions }: Subject): Problem[] {
  return environments.flatMap((environment) => [
    ...version(environment),
    ...growth(environment),
    ...insights(environment),
    ...proxy(environment),
    ...copies(environment, regions),
  ]);
}

function version({ at, database }: LocatedEnvironment): Problem[] {
  const { engine, version } = database ?? {};
  if (engine === undefined || version === undefined) return [];
  if (majors[engine].some((major) => version.startsWith(`${major}.`))) return [];
  return [
    {
      path: `${at}.database.version`,
      message: `${version} is not a version of ${engine} ${majors[engine].join(' or ')}`,
      consequence: 'RDS would refuse it, charge extended support for it, or run it without the parameters that force TLS.',
      remedy: `Write one such as '${defaultEngineVersions[engine]}'.`,
    },
  ];
}

/** "Managing capacity automatically", Amazon RDS User Guide: the threshold is at least 10 % above what is allocated, and better 26 %. */
function growth({ at, database }: LocatedEnvironment): Problem[] {
  const { storageGiB, maxStorageGiB } = database ?? {};
  if (storageGiB === undefined || maxStorageGiB === undefined || maxStorageGiB >= 1.1 * storageGiB) return [];
  return [
    {
      path: `${at}.database.maxStorageGiB`,
      message: `${maxStorageGiB} GiB leave no room for ${storageGiB} GiB to grow`,
      consequence: 'RDS refuses a limit that is less than a tenth above the storage.',
      remedy: `Write ${Math.ceil(1.26 * storageGiB)} or more.`,
    },
  ];
}

function insights({ at, database }: LocatedEnvironment): Problem[] {
  const { engine, instanceType, insights } = database ?? {};
  if (insights !== 'advanced' || engine === undefined || instanceType === undefined) return [];
  if (offersPerformanceInsights({ engine, instanceType })) return [];
  return [
    {
      path: `${at}.database.insights`,
      message: `'advanced' needs Performance Insights, which ${engine} has not on ${instanceType}`,
      consequence: 'RDS would refuse the instance, after the network already stands.',
      remedy: "Write 'standard', or choose a larger instance type.",
    },
  ];
}

function proxy({ at, region, database }: LocatedEnvironment): Problem[] {
  if (database?.proxy !== true || region === undefined || !withoutDatabaseProxy.includes(region)) return [];
  return [
    {
      path: `${at}.database.proxy`,
      message: `${region} has no RDS Proxy`,
      consequence: 'CloudFormation does not know the type there, and services would wait for a proxy that is not made.',
      remedy: 'Write false.',
    },
  ];
}

/** A copy beside the original is lost with it. */
function copies({ at, region, database }: LocatedEnvironment, regions: RegionTable): Problem[] {
  const { backupCopyRegion } = database ?? {};
  if (backupCopyRegion === undefined || backupCopyRegion === 'none') return [];
  const path = `${at}.database.backupCopyRegion`;
  if (!Object.hasOwn(regions, backupCopyRegion)) {
    return [
      {
        path,
        message: `'${backupCopyRegion}' is not a Region that is known here`,
        consequence: 'The vault of the copies would be sent to a place that does not exist.',
        remedy: suggestion(backupCopyRegion, Object.keys(regions)),
      },
    ];
  }
  if (backupCopyRegion !== region) return [];
  return [
    {
      path,
      message: `${backupCopyRegion} is the environment's own Region`,
      consequence: 'What is lost with the Region would be lost with its copies.',
      remedy: "Write another Region that patients' data may be kept in, or 'none'.",
    },
  ];
}
