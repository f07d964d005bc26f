import { daysLeft } from '../schema/last-day';
import type { Manifest, ManifestException } from '../schema/manifest';

/** An entry of the register, and how long it still holds. */
export interface DueException extends ManifestException {
  /** Where its owner is reached; null where the assembly does not say. */
  readonly contact: string | null;
  /** Whole days; 0 on the last one, negative once the entry is past it and acknowledges nothing. */
  readonly daysLeft: number;
}

/** Entries with the first to end before the others; undefined where the assembly does not say what is excepted. */
export function dueExceptions({ exceptions, owners = [] }: Manifest, asOf: Date): DueException[] | undefined {
  return exceptions
    ?.map((entry) => ({
      ...entry,
      contact: owners.find(({ name }) => name === entry.owner)?.email ?? null,
      daysLeft: daysLeft(entry.expires, asOf),
    }))
    .sort((one, other) => one.daysLeft - other.daysLeft || compare(one.scope, other.scope) || compare(one.path, other.path));
}

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
