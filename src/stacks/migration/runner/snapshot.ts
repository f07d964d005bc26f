import { createHash } from 'node:crypto';
import {
  CreateDBSnapshotCommand,
  DBSnapshotAlreadyExistsFault,
  DBSnapshotNotFoundFault,
  DescribeDBSnapshotsCommand,
  InvalidDBInstanceStateFault,
} from '@aws-sdk/client-rds';
import { snapshotPrefix } from '../run-names';
import type { Cloud } from './cloud';
import { failed, isPast, next, type State } from './state';

/** Takes a snapshot of the instance, and waits until it can be restored: what a migration breaks, no rollback of templates mends. */
export async function takeSnapshot(state: State, cloud: Cloud): Promise<State> {
  const name = snapshotName(state);
  const status = (await statusOf(name, cloud)) ?? (await create(name, cloud));
  if (status === 'available') return next(state, 'run');
  if (status === 'failed') return failed(state, `The snapshot ${name} failed; the migration was not started.`);
  if (isPast(state, cloud.now()))
    return failed(state, `The snapshot ${name} was not ready in time (${status}); the migration was not started.`);
  return next(state, 'snapshot', { waitSeconds: 20 });
}

/** RDS takes no two hyphens in a row. */
function snapshotName({ request, properties }: State): string {
  const run = createHash('sha256').update(request.RequestId).digest('hex').slice(0, 12);
  return `${snapshotPrefix}${properties.Service}-${run}`.replace(/-+/g, '-');
}

async function statusOf(name: string, { rds, place }: Cloud): Promise<string | undefined> {
  try {
    const { DBSnapshots: found = [] } = await rds.send(
      new DescribeDBSnapshotsCommand({ DBSnapshotIdentifier: name, DBInstanceIdentifier: place.instance }),
    );
    return found[0]?.Status;
  } catch (error) {
    if (error instanceof DBSnapshotNotFoundFault) return undefined;
    throw error;
  }
}

/** An instance that is being backed up, changed or snapshotted for another service takes no second snapshot: this one waits. */
async function create(name: string, { rds, place }: Cloud): Promise<string> {
  try {
    await rds.send(new CreateDBSnapshotCommand({ DBSnapshotIdentifier: name, DBInstanceIdentifier: place.instance }));
    return 'creating';
  } catch (error) {
    if (error instanceof DBSnapshotAlreadyExistsFault) return 'creating';
    if (error instanceof InvalidDBInstanceStateFault) return 'waiting for the instance';
    throw error;
  }
}
