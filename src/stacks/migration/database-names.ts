/** What a service has of its own in the instance. */
export interface DatabaseNames {
  /** PostgreSQL calls it a database, MySQL a schema. */
  readonly database: string;
  /** What the running service logs in as: it reads and writes rows. */
  readonly user: string;
  /** What its migrations log in as: the owner. At most 32 characters, which is MySQL's limit. */
  readonly migrationUser: string;
}

/**
 * Named after the service, so that one can never read another's tables. A service's name holds no underscore: what is added here collides
 * with no other service.
 */
export function databaseNames(service: string): DatabaseNames {
  return { database: service, user: service, migrationUser: `${service}_migration` };
}
