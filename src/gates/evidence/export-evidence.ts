import { strToU8, zipSync } from 'fflate';
import type { EvidenceVersion } from './read-evidence';
import type { Verification } from './verify-evidence';

/**
 * A release's evidence as one archive for an auditor: each document as it was recorded, the newest manifest, and what its verification says. Made
 * twice of the same evidence it has the same bytes.
 */
export function exportEvidence(versions: readonly EvidenceVersion[], verification: Verification): Uint8Array {
  const files = new Map<string, Uint8Array>();
  // From the oldest: of a document that was written over, the first version is the one that was recorded.
  for (const { name, bytes } of versions) if (bytes && !(name === 'manifest.json' && files.has(name))) files.set(name, bytes);
  files.set('verification.json', strToU8(`${JSON.stringify(verification, null, 2)}\n`));
  return zipSync(Object.fromEntries([...files].sort(([one], [other]) => (one < other ? -1 : 1))), {
    mtime: '1980-01-01T00:00:00',
    level: 9,
  });
}
