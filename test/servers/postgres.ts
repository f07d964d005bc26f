import { Client } from 'pg';
import type { ServerAddress } from '../../src/stacks/migration/runner/database-server';
import { certificateFor } from './certificate';
import { findPrograms } from './programs';
import { freePort, ServerProcess } from './server-process';

export const postgresPrograms = findPrograms('initdb', 'postgres');

/** A PostgreSQL as RDS sets it up: TLS forced, a master that is no superuser, and a role `rds_iam` whose members need no password. */
export class Postgres {
  private constructor(
    private readonly server: ServerProcess,
    readonly master: ServerAddress,
  ) {}

  static async start(programs: { readonly initdb: string; readonly postgres: string }): Promise<Postgres> {
    const server = new ServerProcess('postgres');
    try {
      const port = await freePort();
      const { cert, private: key } = await certificateFor('localhost');
      const data = `${server.directory}/data`;
      server.run(programs.initdb, ['-D', data, '-U', 'rdsadmin', '-E', 'UTF8', '--no-locale', '--no-sync', '--no-instructions']);
      const settings = {
        listen_addresses: '127.0.0.1',
        port: String(port),
        unix_socket_directories: '',
        fsync: 'off',
        ssl: 'on',
        ssl_cert_file: server.write('server.crt', cert),
        ssl_key_file: server.write('server.key', key),
        // A token stands for the password there; here whoever may have one is let in. Everybody else has a password.
        hba_file: server.write(
          'pg_hba.conf',
          'hostssl all rdsadmin all trust\nhostssl all +rds_iam all trust\nhostssl all all all scram-sha-256\n',
        ),
      };
      const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      await server.start(programs.postgres, ['-D', data, ...options], /ready to accept connections/);
      const postgres = new Postgres(server, { host: 'localhost', port, user: 'dbadmin', password: "it's a secret", ca: cert });
      await postgres.makeMaster();
      return postgres;
    } catch (error) {
      await server.stop('SIGQUIT');
      throw error;
    }
  }

  /** A query by a user of its own connection, such as a service's. */
  async as(user: string, database: string, ...statements: readonly string[]): Promise<Record<string, unknown>[]> {
    const { host, port, ca, password } = this.master;
    const client = new Client({ host, port, user, database, password, ssl: { ca } });
    await client.connect();
    try {
      const results = [];
      for (const statement of statements) results.push(await client.query(statement));
      return results.at(-1)?.rows ?? [];
    } finally {
      await client.end();
    }
  }

  stop(): Promise<void> {
    return this.server.stop('SIGQUIT');
  }

  private async makeMaster(): Promise<void> {
    await this.as(
      'rdsadmin',
      'postgres',
      `CREATE ROLE dbadmin LOGIN CREATEDB CREATEROLE PASSWORD 'it''s a secret'`,
      'CREATE ROLE rds_iam',
      'GRANT rds_iam TO dbadmin WITH ADMIN OPTION',
    );
    await this.as('rdsadmin', 'postgres', 'CREATE DATABASE carepath OWNER dbadmin');
  }
}
