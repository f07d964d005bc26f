import type { DatabaseNames } from '../database-names';

/** The environment's database as its master user sees it. One connection: closed when done. */
export interface DatabaseServer {
  /** Makes whatever is missing: the service's database, its two users, their grants, and the ledger. Changes nothing where all is there. */
  ensure(names: DatabaseNames): Promise<void>;
  /** Whether the ledger knows that the migrations of this image have run to their end. `ensure` comes first. */
  hasRun(migration: Migration): Promise<boolean>;
  /** Writes it into the ledger; a second time changes nothing. */
  record(migration: Migration, at: Date): Promise<void>;
  close(): Promise<void>;
}

/** What the ledger tells apart. */
export interface Migration {
  readonly service: string;
  /** Digest of the image. */
  readonly image: string;
  readonly command: readonly string[];
}

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  /** Of the master user. */
  readonly user: string;
  readonly password: string;
  /** Certificate authorities, PEM: the server's certificate is verified against these alone, and must be for `host`. */
  readonly ca: string;
}

/** The database that RDS made with the instance. Only the ledger lies there. */
export const homeDatabase = 'carepath';

/** Where the ledger lies: a schema that no service's user can see into. It travels with a snapshot, as the tables that it tells of do. */
export const ledgerSchema = 'migration_ledger';

/** No statement here takes long, unless somebody holds what it needs. */
export const statementTimeoutMs = 60_000;
