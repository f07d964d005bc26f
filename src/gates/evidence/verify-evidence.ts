import { type EvidenceManifest, evidenceManifestSchema, manifestName, sha256 } from './evidence-manifest';
import type { EvidenceVersion } from './read-evidence';

/** What is wrong with a release's evidence, and with which document. */
export interface EvidenceFinding {
  readonly document: string;
  /** A sentence. */
  readonly fault: string;
}

export interface Verification {
  readonly release: string;
  /** Documents that the manifest names. */
  readonly documents: number;
  /** Empty where every document is there, whole, unchanged and named. */
  readonly findings: readonly EvidenceFinding[];
}

/**
 * Recomputes the manifest of hashes from what lies in the bucket. A document that is deleted, changed, written over or added by another hand is
 * found, and so is a version of the manifest that is.
 *
 * @param versions of every object in the release's folder, those of an object from newest to oldest, as S3 lists them
 */
export function verifyEvidence(release: string, versions: readonly EvidenceVersion[]): Verification {
  const own = versions.filter(({ name }) => name === manifestName);
  const chain = own.filter(({ bytes }) => bytes !== undefined);
  const [newest] = chain;
  if (!newest) return { release, documents: 0, findings: [found(manifestName, 'The manifest is not there.')] };
  const manifest = parse(newest);
  if (!manifest) return { release, documents: 0, findings: [found(manifestName, 'The manifest is none.')] };
  return {
    release,
    documents: manifest.entries.length,
    findings: [
      ...(manifest.release === release ? [] : [found(manifestName, `The manifest is that of ${manifest.release}.`)]),
      ...(own.length > chain.length ? [found(manifestName, 'The manifest was marked as deleted; its versions are still there.')] : []),
      ...chainFindings(chain),
      ...manifest.entries.flatMap((entry) => documentFindings(entry, versions)),
      ...strangers(manifest, versions),
    ],
  };
}

function parse({ bytes }: EvidenceVersion): EvidenceManifest | undefined {
  try {
    return bytes && evidenceManifestSchema.parse(JSON.parse(Buffer.from(bytes).toString()));
  } catch {
    return undefined;
  }
}

const found = (document: string, fault: string): EvidenceFinding => ({ document, fault });

/** Each version of the manifest names the one before, and holds all that it held. */
function chainFindings(chain: readonly EvidenceVersion[]): EvidenceFinding[] {
  return chain.flatMap((version, index) => {
    const manifest = parse(version);
    if (!manifest) return [found(manifestName, `Its version ${version.versionId} is no manifest.`)];
    const before = chain[index + 1];
    if (!before) return manifest.previous === null ? [] : [found(manifestName, `Its version ${manifest.previous.versionId} is gone.`)];
    if (manifest.previous?.versionId !== before.versionId) {
      return [
        found(
          manifestName,
          `Its version ${manifest.previous?.versionId ?? 'before the first'} is gone, or ${before.versionId} was put in.`,
        ),
      ];
    }
    if (manifest.previous.sha256 !== sha256(before.bytes ?? ''))
      return [found(manifestName, `Its version ${before.versionId} was changed.`)];
    const kept = JSON.stringify(manifest.entries.slice(0, -1)) === JSON.stringify(parse(before)?.entries);
    return kept ? [] : [found(manifestName, `Its version ${version.versionId} does not hold what the one before held.`)];
  });
}

function documentFindings(
  { name, versionId, sha256: hash, bytes: length }: EvidenceManifest['entries'][number],
  versions: readonly EvidenceVersion[],
) {
  const own = versions.filter((version) => version.name === name);
  const named = own.find((version) => version.versionId === versionId);
  if (!named?.bytes) return [found(name, 'It is deleted.')];
  if (named.bytes.length !== length || sha256(named.bytes) !== hash) return [found(name, 'It was changed.')];
  return own.length > 1 || !named.isLatest
    ? [found(name, 'It was written over, or marked as deleted; the version that was recorded is still there.')]
    : [];
}

function strangers({ entries }: EvidenceManifest, versions: readonly EvidenceVersion[]): EvidenceFinding[] {
  const known = new Set([manifestName, ...entries.map(({ name }) => name)]);
  return [...new Set(versions.map(({ name }) => name))]
    .filter((name) => !known.has(name))
    .map((name) => found(name, 'The manifest does not name it.'));
}
