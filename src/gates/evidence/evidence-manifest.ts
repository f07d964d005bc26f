import { createHash } from 'node:crypto';
import { z } from 'zod';

/** One document of a release's evidence, as the manifest knows it. */
const entry = z.strictObject({
  /** Key of the object, below the release's own folder. */
  name: z.string(),
  versionId: z.string(),
  /** Of the object's bytes, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  /** ISO 8601: when it was written. */
  at: z.iso.datetime(),
});

/**
 * The manifest of hashes over a release's evidence. It is written anew after each document; S3 keeps every version, and each names the one before,
 * so that a document, or a version of the manifest itself, cannot leave or change without a trace.
 */
export const evidenceManifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Digest of the release. */
  release: z.string(),
  /** The version before; null in the first. */
  previous: z.strictObject({ versionId: z.string(), sha256: z.string() }).nullable(),
  /** In the order in which they were written. */
  entries: z.array(entry),
});

export type EvidenceManifest = z.infer<typeof evidenceManifestSchema>;
export type EvidenceEntry = EvidenceManifest['entries'][number];

export const manifestName = 'manifest.json';

/** Where a release's evidence lies in the bucket. */
export const folderOf = (release: string) => `releases/${release}/`;

export const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
