import { advanceInDatabase } from './database-steps';
import { masterAddress } from './master-address';
import { connectToMysql } from './mysql-server';
import type { State } from './state';

export const handler = (state: State) =>
  advanceInDatabase(state, {
    connect: async () => connectToMysql(await masterAddress()),
    snapshotFirst: process.env.SNAPSHOT_FIRST === 'true',
    now: () => new Date(),
  });
