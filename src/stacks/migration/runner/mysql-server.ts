import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import type { DatabaseNames } from '../database-names';
import { commandKey } from './command-key';
import { type DatabaseServer, ledgerSchema, type Migration, type ServerAddress, statementTimeoutMs } from './database-server';
import { iamAuthentication, userStatements } from './mysql-users';

/**
 * MySQL 8.4, by a master user that may make schemas and users.
 *
 * @param authentication how users sign in, as `CREATE USER` says it
 */
export async function connectToMysql(address: ServerAddress, authentication = iamAuthentication): Promise<DatabaseServer> {
  const connection = await connected(address);
  const run = (sql: string, values: readonly (string | Date)[] = []) =>
    connection.query<RowDataPacket[]>({ sql, values: [...values], timeout: statementTimeoutMs });
  return {
    async ensure(names: DatabaseNames) {
      const [rows] = await run("SELECT GET_LOCK('carepath: databases and users', 60) AS taken");
      if (rows[0]?.taken !== 1) throw new Error('another run has been at the databases and users for a minute');
      await makeLedger(run);
      for (const statement of userStatements(names, authentication)) await run(statement);
      await run("SELECT RELEASE_LOCK('carepath: databases and users')");
    },
    async hasRun(migration: Migration) {
      const [rows] = await run(`SELECT 1 FROM ${ledgerSchema}.runs WHERE service = ? AND image = ? AND command_digest = ?`, [
        migration.service,
        migration.image,
        commandKey(migration).digest,
      ]);
      return rows.length === 1;
    },
    async record(migration: Migration, at: Date) {
      const { digest, text } = commandKey(migration);
      await run(`INSERT IGNORE INTO ${ledgerSchema}.runs VALUES (?, ?, ?, ?, ?)`, [migration.service, migration.image, digest, text, at]);
    },
    close: () => connection.end(),
  };
}

/** `verifyIdentity`: without it the driver takes a certificate for any host. */
async function connected({ host, port, user, password, ca }: ServerAddress): Promise<Connection> {
  const ssl = { ca, rejectUnauthorized: true, verifyIdentity: true };
  const connection = await createConnection({ host, port, user, password, ssl, timezone: 'Z', connectTimeout: 10_000 });
  connection.on('error', (error: Error) => console.error(`connection lost: ${error.message}`)); // Unheard, it would end the process.
  return connection;
}

/** Keys of ASCII: a utf8mb4 key of three such columns would be longer than InnoDB's. */
async function makeLedger(run: (sql: string) => Promise<unknown>): Promise<void> {
  await run(`CREATE DATABASE IF NOT EXISTS ${ledgerSchema}`);
  await run(`CREATE TABLE IF NOT EXISTS ${ledgerSchema}.runs (
    service varchar(64) CHARACTER SET ascii NOT NULL,
    image varchar(128) CHARACTER SET ascii NOT NULL,
    command_digest char(64) CHARACTER SET ascii NOT NULL,
    command text CHARACTER SET utf8mb4 NOT NULL,
    completed_at datetime NOT NULL,
    PRIMARY KEY (service, image, command_digest))`);
}
