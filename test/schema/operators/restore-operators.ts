import { environment, type Operators } from './broken';

const pitr = { name: 'incident-7', sourceResourceId: 'db-ABCDEFGHIJKLMNOPQRSTUVWX01', restoreTime: '2026-11-20T14:03:00Z' };
const snapshot = { name: 'incident-7', snapshot: 'before-migration-7' };
const restores = (restore: object, field: string) =>
  environment('database', { restores: [restore] }, `database.restores.incident-7${field === '' ? '' : `.${field}`}`);

/** Ways to break what is restored beside a database. */
export const restoreOperators: Operators = {
  'a restore from two sources': {
    breaks: restores({ ...pitr, ...snapshot }, ''),
    says: [
      'environments.dev.database.restores.incident-7: from a snapshot and from a point in time.',
      'Nobody could say what is in it. Write snapshot alone, or sourceResourceId and restoreTime.',
    ],
  },
  'a restore from nothing': {
    breaks: restores({ name: 'incident-7' }, ''),
    says: [
      'environments.dev.database.restores.incident-7: from no whole source.',
      'It would begin empty, or not at all, beside the data that it is there to bring back. Write snapshot alone, or sourceResourceId and restoreTime.',
    ],
  },
  'a time without an instance': {
    breaks: restores({ name: 'incident-7', restoreTime: 'latest' }, ''),
    says: [
      'environments.dev.database.restores.incident-7: from no whole source.',
      'It would begin empty, or not at all, beside the data that it is there to bring back. Write snapshot alone, or sourceResourceId and restoreTime.',
    ],
  },
  'a time that the calendar has not': {
    breaks: restores({ ...pitr, restoreTime: '2026-02-30T14:03:00Z' }, 'restoreTime'),
    says: [
      'environments.dev.database.restores.incident-7.restoreTime: there is no 2026-02-30T14:03:00Z.',
      "RDS would refuse it. Write a time of the calendar, such as '2026-11-20T14:03:00Z'.",
    ],
  },
  'a time in local time': {
    breaks: restores({ ...pitr, restoreTime: '2026-11-20 14:03' }, 'restoreTime'),
    says: [
      "environments.dev.database.restores.incident-7.restoreTime: '2026-11-20 14:03' is not a time in UTC.",
      "RDS would refuse it, and the release would stop at the database. Write one such as '2026-11-20T14:03:00Z', or 'latest'.",
    ],
  },
  'an instance by its name': {
    breaks: restores({ ...pitr, sourceResourceId: 'prod-postgres-1a2b3c4d' }, 'sourceResourceId'),
    says: [
      "environments.dev.database.restores.incident-7.sourceResourceId: 'prod-postgres-1a2b3c4d' is not the resource id of an instance.",
      "RDS would find no backups, and the release would stop at the database. Write the instance's DbiResourceId, such as 'db-ABCDEFGHIJKLMNOPQRSTUVWX01'.",
    ],
  },
  'a snapshot by a path': {
    breaks: restores({ ...snapshot, snapshot: 's3://backups/7' }, 'snapshot'),
    says: [
      "environments.dev.database.restores.incident-7.snapshot: 's3://backups/7' is not the identifier or ARN of a snapshot.",
      "RDS would find no snapshot, and the release would stop at the database. Write one such as 'before-migration-7', or 'arn:aws:rds:us-east-1:222222222222:snapshot:awsbackup:job-1'.",
    ],
  },
  'a snapshot of another account': {
    breaks: restores({ ...snapshot, snapshot: 'arn:aws:rds:us-east-1:999999999999:snapshot:before' }, 'snapshot'),
    says: [
      'environments.dev.database.restores.incident-7.snapshot: a snapshot of account 999999999999 in us-east-1.',
      "RDS restores snapshots of its own Region, and the instance would keep that account's key. Copy it to us-east-1 in account 222222222222, under the key of the database's stack, and write the copy.",
    ],
  },
  'a restore larger than it may grow': {
    breaks: environment(
      'database',
      { maxStorageGiB: 200, restores: [{ ...snapshot, storageGiB: 200 }] },
      'database.restores.incident-7.storageGiB',
    ),
    says: [
      'environments.dev.database.restores.incident-7.storageGiB: 200 GiB leave no room to grow to environments.dev.database.maxStorageGiB 200.',
      'RDS refuses a limit that is less than a tenth above the storage. Raise maxStorageGiB to 252 or more.',
    ],
  },
  'a restore of no size': {
    breaks: restores({ ...snapshot, storageGiB: 0 }, 'storageGiB'),
    says: [
      'environments.dev.database.restores.incident-7.storageGiB: 0 is not a whole number of GiB from 20 to 65536.',
      'RDS makes no gp3 volume of another size. Write what the source has now, which may be more than it was given.',
    ],
  },
  'a restore in capitals': {
    breaks: environment('database', { restores: [{ ...snapshot, name: 'Incident 7' }] }, 'database.restores.Incident 7.name'),
    says: [
      "environments.dev.database.restores.Incident 7.name: 'Incident 7' is not a name of 2 to 20 lower-case letters, digits and single hyphens that starts with a letter.",
      "It becomes part of the identifier of an instance. Write one such as 'carepath'.",
    ],
  },
  'two restores of one name': {
    breaks: environment('database', { restores: [snapshot, pitr] }, 'database.restores[1].name'),
    says: [
      "environments.dev.database.restores[1].name: 'incident-7' is the name of environments.dev.database.restores[0] too.",
      'Nobody could say which of the two serves. Give it another name.',
    ],
  },
  'a restore called original': {
    breaks: environment('database', { restores: [{ ...snapshot, name: 'original' }] }, 'database.restores.original.name'),
    says: [
      "environments.dev.database.restores.original.name: 'original' is the instance that the environment began with.",
      "Nobody could say which of the two serves. Give it another name, such as 'after-incident-7'.",
    ],
  },
  'an instance that serves and is not there': {
    breaks: environment('database', { restores: [snapshot], serving: 'incident-8' }, 'database.serving'),
    says: [
      "environments.dev.database.serving: 'incident-8' is no instance of this environment.",
      "Services would be sent to a database that is not there. Did you mean 'incident-7'?",
    ],
  },
  'an instance that serves, by its identifier': {
    breaks: environment('database.serving', 'dev_postgres'),
    says: [
      "environments.dev.database.serving: 'dev_postgres' is not a name of 2 to 20 lower-case letters, digits and single hyphens that starts with a letter.",
      "Services would be sent to an instance that is not there. Write one such as 'carepath'.",
    ],
  },
  'a database that is released while it serves': {
    breaks: environment('database', { original: 'released' }, 'database.original'),
    says: [
      "environments.dev.database.original: 'released' while it serves.",
      "The stack would let go of the database that services write to. Write the name of a restore in serving first, in a release before, or 'kept'.",
    ],
  },
  'a database that is deleted': {
    breaks: environment('database.original', 'deleted'),
    says: [
      "environments.dev.database.original: 'deleted' is not one of 'kept' and 'released'.",
      "It decides whether the instance that the environment began with is still the stack's. Write 'kept' or 'released'.",
    ],
  },
};
