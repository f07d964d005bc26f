import { bundle } from '../../../src/stacks/inline-code';
import { databaseNames } from '../../../src/stacks/migration/database-names';
import type { DatabaseServer } from '../../../src/stacks/migration/runner/database-server';
import { connectToMysql } from '../../../src/stacks/migration/runner/mysql-server';
import { iamAuthentication, userStatements } from '../../../src/stacks/migration/runner/mysql-users';
import { runnerStead } from '../../../src/stacks/migration/runner-stead';
import { certificateFor } from '../../servers/certificate';
import { Mariadb, mariadbPrograms, passwordAuthentication } from '../../servers/mariadb';
import { describeWith } from '../../servers/programs';
import { testRuns } from './ledger-tests';

// On a real server: what a grant lets pass is its word, not ours.

describeWith(mariadbPrograms, 'users and ledger in MySQL, on a MariaDB', (programs) => {
  const pharmacy = databaseNames('pharmacy');
  const doctor = databaseNames('doctor-visits');
  let mariadb: Mariadb;
  let server: DatabaseServer;

  beforeAll(async () => {
    mariadb = await Mariadb.start(programs);
    server = await connectToMysql(mariadb.master, passwordAuthentication);
    await server.ensure(pharmacy);
    await server.ensure(doctor);
    await mariadb.as(pharmacy.migrationUser, pharmacy.database, 'CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY, item text)');
    await mariadb.as(doctor.migrationUser, doctor.database, 'CREATE TABLE visits (id int)');
  }, 60_000);

  afterAll(async () => {
    await server?.close();
    await mariadb?.stop();
  });

  const asService = (...statements: string[]) => mariadb.as(pharmacy.user, pharmacy.database, ...statements);

  test('the service writes and reads rows of a table that was made after its user', async () => {
    await asService("INSERT INTO orders (item) VALUES ('one')", "UPDATE orders SET item = 'two'");
    expect(await asService('SELECT item FROM orders')).toEqual([{ item: 'two' }]);
    expect(await asService('DELETE FROM orders', 'SELECT count(*) AS n FROM orders')).toEqual([{ n: 0 }]);
  });

  test.each([
    'CREATE TABLE mine (id int)',
    'ALTER TABLE orders ADD COLUMN more int',
    'DROP TABLE orders',
    'TRUNCATE orders',
    'CREATE TEMPORARY TABLE mine (id int)',
    'CREATE DATABASE mine',
  ])('the service makes and changes nothing: %s', async (statement) => {
    await expect(asService(statement)).rejects.toThrow(/denied/);
  });

  test.each([pharmacy.user, pharmacy.migrationUser])('%s reads no table of another service, and does not see its schema', async (user) => {
    await expect(mariadb.as(user, undefined, `SELECT * FROM \`${doctor.database}\`.visits`)).rejects.toThrow(/denied/);
    expect(await mariadb.as(user, undefined, 'SHOW DATABASES')).toEqual([{ Database: 'information_schema' }, { Database: 'pharmacy' }]);
  });

  test.each([pharmacy.user, pharmacy.migrationUser])('%s does not see the ledger', async (user) => {
    await expect(mariadb.as(user, undefined, 'SELECT * FROM migration_ledger.runs')).rejects.toThrow(/denied/);
  });

  test('migrations make, change and drop tables, and hand out no rights', async () => {
    const { migrationUser, database } = pharmacy;
    await mariadb.as(migrationUser, database, 'CREATE TABLE brief (id int)', 'ALTER TABLE brief ADD COLUMN more int', 'DROP TABLE brief');
    await expect(mariadb.as(migrationUser, database, "GRANT SELECT ON pharmacy.* TO 'doctor-visits'@'%'")).rejects.toThrow(/denied/);
  });

  test('a name is no pattern: rights on one schema are none on another that it would match', async () => {
    await server.ensure({ database: 'a_b', user: 'a_b', migrationUser: 'a_b_m' });
    await server.ensure({ database: 'axb', user: 'axb', migrationUser: 'axb_m' });
    await expect(mariadb.as('a_b', 'axb', 'SELECT 1')).rejects.toThrow(/denied/);
  });

  test('all of it is the same after a second time', async () => {
    const rights = () => mariadb.as(pharmacy.user, undefined, 'SHOW GRANTS');
    const before = await rights();
    await server.ensure(pharmacy);
    expect(await rights()).toEqual(before);
    expect(JSON.stringify(before)).toContain('REQUIRE SSL');
  });

  test('a user that was made by hand, with a password, signs in as it should from then on', async () => {
    const { database, user } = databaseNames('eshop');
    await mariadb.as('dbadmin', undefined, `CREATE USER ${user} IDENTIFIED BY 'by hand'`);
    await server.ensure(databaseNames('eshop'));
    expect(await mariadb.as(user, database, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  testRuns(
    () => server,
    () => connectToMysql(mariadb.master, passwordAuthentication),
  );

  test('the driver does the same as it is bundled, without the tables of character sets', async () => {
    const code = bundle('migration/runner/mysql-server.ts', runnerStead);
    const module: { exports: { connectToMysql?: typeof connectToMysql } } = { exports: {} };
    new Function('module', 'exports', 'require', code)(module, module.exports, require);
    const bundled = await module.exports.connectToMysql?.(mariadb.master, passwordAuthentication);
    await bundled?.ensure(databaseNames('bundled'));
    expect(await bundled?.hasRun({ service: 'bundled', image: 'sha256:1', command: ['ä'] })).toBe(false);
    await bundled?.close();
    await expect(mariadb.as('bundled', 'bundled', 'SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
  });

  test('a server that shows another authority’s certificate, or one for another name, gets no password', async () => {
    const elsewhere = await certificateFor('elsewhere.example.com');
    await expect(connectToMysql({ ...mariadb.master, ca: elsewhere.cert })).rejects.toThrow(/self-signed certificate/);
    await mariadb.showing(elsewhere, async () => {
      await expect(connectToMysql({ ...mariadb.master, ca: elsewhere.cert })).rejects.toThrow(
        /is not in the cert's altnames: DNS:elsewhere/,
      );
    });
  });
});

test('at RDS the users sign in with IAM, over TLS', () => {
  const statements = userStatements(databaseNames('pharmacy'), iamAuthentication).filter((statement) => /USER/.test(statement));
  expect(statements).toEqual(
    ['pharmacy', 'pharmacy_migration'].flatMap((user) => [
      `CREATE USER IF NOT EXISTS '${user}'@'%' IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS' REQUIRE SSL`,
      `ALTER USER '${user}'@'%' IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS' REQUIRE SSL`,
    ]),
  );
});
