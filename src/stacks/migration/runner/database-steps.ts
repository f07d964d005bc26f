import { databaseNames } from '../database-names';
import type { DatabaseServer } from './database-server';
import { next, type State, succeeded } from './state';

export interface Databases {
  connect(): Promise<DatabaseServer>;
  /** Whether a snapshot comes before a migration. */
  readonly snapshotFirst: boolean;
  now(): Date;
}

/** One step of those that need the master user. May be repeated. */
export async function advanceInDatabase(state: State, { connect, snapshotFirst, now }: Databases): Promise<State> {
  const { Service: service, Image: image, Command: command } = state.properties;
  const migration = { service, image, command };
  const server = await connect();
  try {
    if (state.step === 'record') {
      await server.record(migration, now());
      return succeeded(state, `${service}: ${command.join(' ')} has run.`);
    }
    await server.ensure(databaseNames(service));
    if (command.length === 0) return succeeded(state, `${service} has its database and users, and no migrations.`);
    // Whatever has run to its end never runs again: that is all that keeps a rollback, which calls with old properties, from doing so.
    if (await server.hasRun(migration)) return succeeded(state, `${service}: the migrations of ${image} have run before.`);
    return next(state, snapshotFirst ? 'snapshot' : 'run');
  } finally {
    await server.close();
  }
}
