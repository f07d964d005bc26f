import { createHash } from 'node:crypto';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { ServerAddress } from '../../src/stacks/migration/runner/database-server';
import { type Certificate, certificateFor } from './certificate';
import { findPrograms } from './programs';
import { freePort, ServerProcess } from './server-process';

export const mariadbPrograms = findPrograms('mariadb-install-db', 'mariadbd');

/** Of every user here: of the master as of those who would have a token. */
const password = 'a token';
const hash = (text: string | Buffer) => createHash('sha1').update(text).digest();

/** RDS's plugin is nowhere else: here a password stands for the token. */
export const passwordAuthentication = `mysql_native_password AS '*${hash(hash(password)).toString('hex').toUpperCase()}'`;

/** What RDS gives the master user of a MySQL: all of a schema's rights and those to make users, to hand on. */
const masterRights = [
  'SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, PROCESS, REFERENCES, INDEX, ALTER, SHOW DATABASES',
  'CREATE TEMPORARY TABLES, LOCK TABLES, EXECUTE, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, CREATE USER, EVENT, TRIGGER',
].join(', ');

/** A MariaDB that is set up as RDS sets up a MySQL: TLS forced, and a master that is not root. */
export class Mariadb {
  private constructor(
    private readonly server: ServerProcess,
    private shown: Certificate,
    readonly master: ServerAddress,
  ) {}

  static async start(programs: { readonly mariadbd: string; readonly 'mariadb-install-db': string }): Promise<Mariadb> {
    const server = new ServerProcess('mariadb');
    try {
      const port = await freePort();
      const certificate = await certificateFor('localhost');
      const { cert, private: key } = certificate;
      const data = `${server.directory}/data`;
      const quick = ['--innodb-flush-log-at-trx-commit=0', '--innodb-log-file-size=8M', '--innodb-buffer-pool-size=16M'];
      server.run(programs['mariadb-install-db'], [
        '--no-defaults',
        `--datadir=${data}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
        ...quick,
      ]);
      const master = { host: 'localhost', port, user: 'dbadmin', password, ca: cert };
      const setUp = [
        `CREATE USER dbadmin IDENTIFIED BY '${master.password}';`,
        `GRANT ${masterRights} ON *.* TO dbadmin WITH GRANT OPTION;`,
        'CREATE DATABASE carepath;',
      ];
      const options = [
        `--datadir=${data}`,
        `--socket=${server.directory}/socket`,
        `--pid-file=${server.directory}/pid`,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        '--skip-name-resolve', // Else everybody here comes from `localhost`, where MariaDB has an anonymous user.
        `--init-file=${server.write('set-up.sql', setUp.join('\n'))}`,
        `--ssl-cert=${server.write('server.crt', cert)}`,
        `--ssl-key=${server.write('server.key', key)}`,
        '--require-secure-transport=ON',
        ...quick,
      ];
      await server.start(programs.mariadbd, ['--no-defaults', ...options], /ready for connections/);
      return new Mariadb(server, certificate, master);
    } catch (error) {
      await server.stop('SIGKILL');
      throw error;
    }
  }

  /** A query by a user of its own connection, such as a service's. */
  async as(user: string, database: string | undefined, ...statements: readonly string[]): Promise<RowDataPacket[]> {
    const { host, port } = this.master;
    const ssl = { ca: this.shown.cert };
    const connection = await createConnection({ host, port, user, password, ...(database && { database }), ssl });
    try {
      const results: RowDataPacket[][] = [];
      for (const statement of statements) results.push((await connection.query<RowDataPacket[]>(statement))[0]);
      return results.at(-1) ?? [];
    } finally {
      await connection.end();
    }
  }

  /** Shows another certificate for as long as `work` takes. */
  async showing(certificate: Certificate, work: () => Promise<void>): Promise<void> {
    const own = this.shown;
    await this.show(certificate);
    try {
      await work();
    } finally {
      await this.show(own);
    }
  }

  private async show(certificate: Certificate): Promise<void> {
    this.server.write('server.crt', certificate.cert);
    this.server.write('server.key', certificate.private);
    await this.as('dbadmin', undefined, 'FLUSH SSL');
    this.shown = certificate;
  }

  stop(): Promise<void> {
    return this.server.stop('SIGKILL');
  }
}
