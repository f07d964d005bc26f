import type { Restore } from '../database';
import { readablePath } from '../path';
import type { Problem } from '../problem';
import type { Draft } from '../schema';
import { type LocatedEnvironment, present, repeated, type Subject } from '../subject';
import { suggestion } from '../suggestion';

interface LocatedRestore extends Draft<Restore> {
  readonly at: string;
}

/** Instances beside the first: where each comes from, and which of them serves. */
export function checkRestores({ environments, today }: Subject): Problem[] {
  return environments.flatMap((environment) => {
    const restores = located(environment);
    return [
      ...restores.flatMap((restore) => [
        ...source(restore),
        ...time(restore, today),
        ...snapshotElsewhere(restore, environment),
        ...size(restore, environment),
      ]),
      ...names(restores),
      ...serving(environment, restores),
    ];
  });
}

function located({ at, database }: LocatedEnvironment): LocatedRestore[] {
  const root = { restores: database?.restores };
  return present(database?.restores).map(([index, restore]) => ({
    ...restore,
    at: `${at}.database.${readablePath(root, ['restores', index])}`,
  }));
}

function source({ at, snapshot, sourceResourceId, restoreTime }: LocatedRestore): Problem[] {
  if (snapshot === undefined || sourceResourceId === undefined || restoreTime === undefined) return [];
  const [fromSnapshot, fromInstance, atTime] = [snapshot !== '', sourceResourceId !== '', restoreTime !== ''];
  if (fromSnapshot !== fromInstance && fromInstance === atTime) return [];
  const both = fromSnapshot && (fromInstance || atTime);
  return [
    {
      path: at,
      message: both ? 'from a snapshot and from a point in time' : 'from no whole source',
      consequence: both
        ? 'Nobody could say what is in it.'
        : 'It would begin empty, or not at all, beside the data that it is there to bring back.',
      remedy: 'Write snapshot alone, or sourceResourceId and restoreTime.',
    },
  ];
}

function time({ at, restoreTime = '' }: LocatedRestore, today: string | undefined): Problem[] {
  if (restoreTime === '' || restoreTime === 'latest') return [];
  const problem = (message: string, consequence: string, remedy: string) => [{ path: `${at}.restoreTime`, message, consequence, remedy }];
  const parsed = new Date(restoreTime);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString() !== restoreTime.replace('Z', '.000Z')) {
    return problem(`there is no ${restoreTime}`, 'RDS would refuse it.', "Write a time of the calendar, such as '2026-11-20T14:03:00Z'.");
  }
  if (today === undefined || restoreTime.slice(0, 10) <= today) return [];
  return problem(
    `${restoreTime} is still to come, and now is ${today}`,
    'RDS restores what has been, and would stop the release at the database.',
    "Write a time before the mistake that is to be undone, or 'latest'.",
  );
}

/** Of another account it is encrypted under a key that is none of ours; of another Region it is out of reach. */
function snapshotElsewhere({ at, snapshot = '' }: LocatedRestore, { account, region }: LocatedEnvironment): Problem[] {
  const [, , , inRegion, ofAccount] = snapshot.startsWith('arn:') ? snapshot.split(':') : [];
  const isElsewhere =
    (inRegion !== undefined && region !== undefined && inRegion !== region) ||
    (ofAccount !== undefined && account !== undefined && ofAccount !== account);
  if (!isElsewhere) return [];
  return [
    {
      path: `${at}.snapshot`,
      message: `a snapshot of account ${ofAccount} in ${inRegion}`,
      consequence: "RDS restores snapshots of its own Region, and the instance would keep that account's key.",
      remedy: `Copy it to ${region} in account ${account}, under the key of the database's stack, and write the copy.`,
    },
  ];
}

function size({ at, storageGiB }: LocatedRestore, { at: environment, database }: LocatedEnvironment): Problem[] {
  const { maxStorageGiB } = database ?? {};
  if (storageGiB === undefined || maxStorageGiB === undefined || maxStorageGiB >= 1.1 * storageGiB) return [];
  if (storageGiB === database?.storageGiB) return []; // Said of the database itself.
  return [
    {
      path: `${at}.storageGiB`,
      message: `${storageGiB} GiB leave no room to grow to ${environment}.database.maxStorageGiB ${maxStorageGiB}`,
      consequence: 'RDS refuses a limit that is less than a tenth above the storage.',
      remedy: `Raise maxStorageGiB to ${Math.ceil(1.26 * storageGiB)} or more.`,
    },
  ];
}

function names(restores: readonly LocatedRestore[]): Problem[] {
  const consequence = 'Nobody could say which of the two serves.';
  return [
    ...repeated(restores, ({ name }) => name).map(({ earlier, later }) => ({
      path: `${later.at}.name`,
      message: `'${later.name}' is the name of ${earlier.at} too`,
      consequence,
      remedy: 'Give it another name.',
    })),
    ...restores
      .filter(({ name }) => name === 'original')
      .map(({ at }) => ({
        path: `${at}.name`,
        message: "'original' is the instance that the environment began with",
        consequence,
        remedy: "Give it another name, such as 'after-incident-7'.",
      })),
  ];
}

function serving({ at, database }: LocatedEnvironment, restores: readonly LocatedRestore[]): Problem[] {
  const { serving, original } = database ?? {};
  if (serving === undefined || original === undefined) return [];
  if (serving === 'original') {
    if (original === 'kept') return [];
    return [
      {
        path: `${at}.database.original`,
        message: "'released' while it serves",
        consequence: 'The stack would let go of the database that services write to.',
        remedy: "Write the name of a restore in serving first, in a release before, or 'kept'.",
      },
    ];
  }
  const known = restores.flatMap(({ name }) => name ?? []);
  if (database?.restores === undefined || known.includes(serving)) return [];
  return [
    {
      path: `${at}.database.serving`,
      message: `'${serving}' is no instance of this environment`,
      consequence: 'Services would be sent to a database that is not there.',
      remedy: suggestion(serving, [...(original === 'kept' ? ['original'] : []), ...known]),
    },
  ];
}
