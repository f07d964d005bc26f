import { noise, recurring } from './noise';
import { gauge } from './traffic';
import type { Publications, Subject } from './world';

const gibibyte = 1024 ** 3;

/** GiB of the instance classes that configurations here use, as AWS lists them. */
const memoryGib: Readonly<Record<string, number>> = {
  't4g.micro': 1,
  't4g.small': 2,
  't4g.medium': 4,
  't4g.large': 8,
  'm6g.large': 8,
  'm7g.large': 8,
  'r6g.2xlarge': 64,
};

/** Of the database: a third of everything is used, and a backup takes ten minutes of its processor each night. */
export const databasePublications: Publications = {
  'AWS/RDS CPUUtilization DBInstanceIdentifier': (subject) =>
    figure(subject, (minute) => {
      if (subject.during(minute, 'database overload')) return 97;
      return recurring('backup', minute, 1, 9) ? 88 : 25 + 20 * noise('database', minute);
    }),
  'AWS/RDS FreeStorageSpace DBInstanceIdentifier': (subject) =>
    figure(subject, (minute) => {
      const storage = subject.environment.database.storageGiB * gibibyte;
      return subject.during(minute, 'full database') ? 0.04 * storage : storage * (0.6 - (0.3 * minute) / subject.scenario.minutes);
    }),
  'AWS/RDS FreeableMemory DBInstanceIdentifier': (subject) =>
    figure(
      subject,
      (minute) => memoryOf(subject) * (subject.during(minute, 'database overload') ? 0.03 : 0.3 + 0.1 * noise('memory', minute)),
    ),
  // The documented default of max_connections, with nine tenths of the memory left to the engine.
  'AWS/RDS DatabaseConnections DBInstanceIdentifier': (subject) =>
    figure(subject, (minute) => {
      const byMemory = subject.environment.database.engine === 'postgres' ? 9_531_392 : 12_582_880;
      const most = Math.min(subject.environment.database.engine === 'postgres' ? 5_000 : 16_000, (0.9 * memoryOf(subject)) / byMemory);
      return most * (subject.during(minute, 'database overload') ? 0.97 : 0.2 + 0.1 * noise('connections', minute));
    }),
  // In microseconds.
  'AWS/RDS DatabaseConnectionsBorrowLatency ProxyName': (subject) =>
    figure(subject, (minute) => (subject.during(minute, 'pinned sessions') ? 400_000 : 300 + 500 * noise('borrow', minute))),
  'AWS/RDS MaximumUsedTransactionIDs DBInstanceIdentifier': (subject) =>
    figure(subject, (minute) => (subject.during(minute, 'blocked vacuum') ? 1.6e9 : 2e8 + 1e8 * noise('vacuum', Math.floor(minute / 600)))),
};

const figure = ({ scenario }: Subject, valueAt: (minute: number) => number) => gauge(scenario.minutes, valueAt);

function memoryOf({ environment: { database } }: Subject): number {
  const gib = memoryGib[database.instanceType];
  if (gib === undefined) throw new Error(`how much memory ${database.instanceType} has stands in no table of this test`);
  return gib * gibibyte;
}
