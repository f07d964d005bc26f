import { Client, escapeIdentifier as quoted } from 'pg';
import type { DatabaseNames } from '../database-names';
import { commandKey } from './command-key';
import { type DatabaseServer, homeDatabase, ledgerSchema, type Migration, type ServerAddress, statementTimeoutMs } from './database-server';

/** PostgreSQL 15 and later, by a master user that is no superuser: it may make databases and roles, and hand out `rds_iam`. */
export async function connectToPostgres(address: ServerAddress): Promise<DatabaseServer> {
  const home = await connected(address, homeDatabase);
  return {
    ensure: (names) => exclusively(home, () => ensure(home, address, names)),
    hasRun: (migration) => hasRun(home, migration),
    record: (migration, at) => record(home, migration, at),
    close: () => home.end(),
  };
}

async function connected({ host, port, user, password, ca }: ServerAddress, database: string): Promise<Client> {
  const client = new Client({
    host,
    port,
    user,
    password,
    database,
    ssl: { ca, rejectUnauthorized: true },
    connectionTimeoutMillis: 10_000,
    statement_timeout: statementTimeoutMs,
  });
  client.on('error', (error) => console.error(`connection to ${database} lost: ${error.message}`)); // Unheard, it would end the process.
  await client.connect();
  return client;
}

/** Groups are deployed side by side, and PostgreSQL answers two grants of one role at a time with `tuple concurrently updated`. */
async function exclusively(home: Client, work: () => Promise<void>): Promise<void> {
  await home.query("SELECT pg_advisory_lock(hashtext('carepath: databases and users'))");
  try {
    await work();
  } finally {
    await home.query("SELECT pg_advisory_unlock(hashtext('carepath: databases and users'))");
  }
}

async function ensure(home: Client, address: ServerAddress, names: DatabaseNames): Promise<void> {
  await makeLedger(home);
  for (const role of [names.user, names.migrationUser]) await ensureRole(home, role);
  await ensureDatabase(home, names);
  const own = await connected(address, names.database);
  try {
    await asOwner(own, names, grantsInside(names));
  } finally {
    await own.end();
  }
}

/** A role that signs in with IAM and has no password. */
async function ensureRole(home: Client, role: string): Promise<void> {
  const { rows } = await home.query<{ rolcanlogin: boolean }>('SELECT rolcanlogin FROM pg_roles WHERE rolname = $1', [role]);
  if (rows[0] === undefined) await home.query(`CREATE ROLE ${quoted(role)} LOGIN`);
  else if (!rows[0].rolcanlogin) await home.query(`ALTER ROLE ${quoted(role)} LOGIN`);
  await home.query(`GRANT rds_iam TO ${quoted(role)}`);
}

/** Every role may connect to a new database until that is taken back. */
async function ensureDatabase(home: Client, names: DatabaseNames): Promise<void> {
  const { database, user, migrationUser } = names;
  const { rows } = await home.query<{ owner: string }>('SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1', [
    database,
  ]);
  if (rows[0] === undefined) await home.query(`CREATE DATABASE ${quoted(database)}`); // In no transaction: PostgreSQL demands it.
  const handOver = `ALTER DATABASE ${quoted(database)} OWNER TO ${quoted(migrationUser)}`;
  await asOwner(
    home,
    names,
    [
      `REVOKE ALL ON DATABASE ${quoted(database)} FROM PUBLIC`,
      `GRANT CONNECT ON DATABASE ${quoted(database)} TO ${quoted(user)}, SESSION_USER`,
    ],
    rows[0]?.owner === migrationUser ? [] : [handOver],
  );
}

/** Rows for the service, now and in whatever its migrations make later; nothing for anybody else. */
function grantsInside({ user }: DatabaseNames): string[] {
  const rows = 'SELECT, INSERT, UPDATE, DELETE';
  return [
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
    `GRANT USAGE ON SCHEMA public TO ${quoted(user)}`,
    `GRANT ${rows} ON ALL TABLES IN SCHEMA public TO ${quoted(user)}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${quoted(user)}`,
    `ALTER DEFAULT PRIVILEGES GRANT ${rows} ON TABLES TO ${quoted(user)}`,
    `ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO ${quoted(user)}`,
    `ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO ${quoted(user)}`,
  ];
}

/**
 * Runs statements as the migration user, of which the master becomes a member for that: in one transaction, which ends the membership again.
 * Were it seen by a login, RDS would take the master for a member of `rds_iam`, and refuse its password from then on.
 *
 * @param asMaster run before, as member and as oneself
 * @see https://github.com/db-operator/db-operator/issues/118
 */
async function asOwner(
  client: Client,
  { migrationUser }: DatabaseNames,
  statements: readonly string[],
  asMaster: readonly string[] = [],
): Promise<void> {
  const owner = quoted(migrationUser);
  await inTransaction(client, [
    `GRANT ${owner} TO CURRENT_USER`,
    ...asMaster,
    `SET LOCAL ROLE ${owner}`,
    ...statements,
    'RESET ROLE',
    `REVOKE ${owner} FROM CURRENT_USER`,
  ]);
}

async function inTransaction(client: Client, statements: readonly string[]): Promise<void> {
  await client.query('BEGIN');
  try {
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function makeLedger(home: Client): Promise<void> {
  await home.query(`CREATE SCHEMA IF NOT EXISTS ${ledgerSchema}`);
  await home.query(`CREATE TABLE IF NOT EXISTS ${ledgerSchema}.runs (
    service text NOT NULL,
    image text NOT NULL,
    command_digest text NOT NULL,
    command text NOT NULL,
    completed_at timestamptz NOT NULL,
    PRIMARY KEY (service, image, command_digest))`);
}

async function hasRun(home: Client, migration: Migration): Promise<boolean> {
  const { rowCount } = await home.query(`SELECT 1 FROM ${ledgerSchema}.runs WHERE service = $1 AND image = $2 AND command_digest = $3`, [
    migration.service,
    migration.image,
    commandKey(migration).digest,
  ]);
  return rowCount === 1;
}

async function record(home: Client, migration: Migration, at: Date): Promise<void> {
  const { digest, text } = commandKey(migration);
  await home.query(`INSERT INTO ${ledgerSchema}.runs VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`, [
    migration.service,
    migration.image,
    digest,
    text,
    at,
  ]);
}
