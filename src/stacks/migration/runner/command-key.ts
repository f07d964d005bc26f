import { createHash } from 'node:crypto';
import type { Migration } from './database-server';

/** A command as the ledger keeps it: as text to be read, and as a key of fixed length, for indexes take no long text. */
export function commandKey({ command }: Migration): { readonly text: string; readonly digest: string } {
  const text = JSON.stringify(command);
  return { text, digest: createHash('sha256').update(text).digest('hex') };
}
