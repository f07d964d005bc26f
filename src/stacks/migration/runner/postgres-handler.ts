import { advanceInDatabase } from './database-steps';
import { masterAddress } from './master-address';
import { connectToPostgres } from './postgres-server';
import type { State } from './state';

export const handler = (state: State) =>
  advanceInDatabase(state, {
    connect: async () => connectToPostgres(await masterAddress()),
    snapshotFirst: process.env.SNAPSHOT_FIRST === 'true',
    now: () => new Date(),
  });
