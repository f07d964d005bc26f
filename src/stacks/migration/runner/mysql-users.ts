import { escapeId as quoted, escape as text } from 'mysql2';
import type { DatabaseNames } from '../database-names';

/** RDS's own plugin: the password is an IAM token. */
export const iamAuthentication = "AWSAuthenticationPlugin AS 'RDS'";

const rows = 'SELECT, INSERT, UPDATE, DELETE';
/** All that a schema offers but handing out rights on it. */
const everything = [
  `${rows}, CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, TRIGGER`,
  'CREATE ROUTINE, ALTER ROUTINE, EXECUTE, EVENT, LOCK TABLES, CREATE TEMPORARY TABLES',
].join(', ');

/** Makes a service's schema and users, in order. Each statement may be repeated. A user that has another way to sign in loses it. */
export function userStatements({ database, user, migrationUser }: DatabaseNames, authentication: string): string[] {
  return [
    `CREATE DATABASE IF NOT EXISTS ${quoted(database, true)} CHARACTER SET utf8mb4`,
    ...[user, migrationUser].flatMap((name) => [
      `CREATE USER IF NOT EXISTS ${account(name)} IDENTIFIED WITH ${authentication} REQUIRE SSL`,
      `ALTER USER ${account(name)} IDENTIFIED WITH ${authentication} REQUIRE SSL`,
    ]),
    `GRANT ${rows} ON ${pattern(database)}.* TO ${account(user)}`,
    `GRANT ${everything} ON ${pattern(database)}.* TO ${account(migrationUser)}`,
  ];
}

function account(name: string): string {
  return `${text(name)}@'%'`;
}

/** A schema's name is a pattern where rights are granted on it: unescaped, `a_b` would be `axb` too. */
function pattern(database: string): string {
  return quoted(database.replace(/[_%\\]/g, '\\$&'), true);
}
