import type { Problem } from '../problem';
import type { Subject } from '../subject';

/** A migration signs in to the service's own database: without one it has nowhere to go. */
export function checkMigrations({ services }: Subject): Problem[] {
  return services
    .filter(({ database, migration }) => database === 'none' && (migration?.command?.length ?? 0) > 0)
    .map(({ at }) => ({
      path: `${at}.migration.command`,
      message: 'there is a migration, but no database',
      consequence: 'Nothing would ever run it.',
      remedy: "Write database: 'read-write' too, or take the migration away.",
    }));
}
