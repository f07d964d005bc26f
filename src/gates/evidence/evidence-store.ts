import { GetObjectCommand, PutObjectCommand, type PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3';
import { BadInput } from '../../assembly/bad-input';
import { type Connection, clientSettings } from '../aws/connection';
import { explainAwsError } from '../aws/explain-aws-error';
import { type EvidenceEntry, type EvidenceManifest, evidenceManifestSchema, folderOf, manifestName, sha256 } from './evidence-manifest';

/** Evidence could not be written, or what is there could not be read. A verdict without its record is not acted on. */
export class EvidenceFault extends BadInput {
  override readonly name = 'EvidenceFault';
}

/** A document of a release's evidence. */
export interface EvidenceDocument {
  /** Below the release's folder, such as `verdicts/2026-11-02T08:00:00.000Z-prod-smoke.json`. Taken once: nothing is written over. */
  readonly name: string;
  readonly body: string | Uint8Array;
  readonly contentType: 'application/json' | 'text/markdown' | 'text/plain';
}

type Content = Omit<PutObjectCommandInput, 'Bucket' | 'Key'>;

/** How often another writer may come between the reading and the writing of the manifest. Gates run one after another: more is a fault. */
const mostRaces = 5;

/**
 * The bucket of the pipeline's account that holds what was decided about each release, on what, and by whom. It keeps every version, and under
 * Object Lock nobody can take one away before its time.
 */
export class EvidenceStore {
  private readonly client: S3Client;

  constructor(
    connection: Connection,
    readonly bucket: string,
  ) {
    // A name of its own in the path: what stands in for S3 in tests has no wildcard in its DNS.
    this.client = new S3Client({ ...clientSettings(connection), forcePathStyle: connection.endpoint !== undefined });
  }

  /**
   * Writes a document, then the manifest that names it.
   *
   * @param at ISO 8601
   * @throws EvidenceFault where either could not be written
   */
  async add(release: string, { name, body, contentType }: EvidenceDocument, at: string): Promise<EvidenceEntry> {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const { versionId } = await this.write(release, name, { Body: bytes, ContentType: contentType, IfNoneMatch: '*' });
    const entry: EvidenceEntry = { name, versionId, sha256: sha256(bytes), bytes: bytes.length, at };
    for (let race = 0; race < mostRaces; race += 1) {
      if (await this.list(release, entry)) return entry;
    }
    throw new EvidenceFault(`${this.bucket}: other writers came between ${mostRaces} times; start the action again`);
  }

  /**
   * Writes what leads from an execution to its release: the same words stand in the release's folder, under the manifest.
   * @throws EvidenceFault where it could not be written
   */
  async index(key: string, body: string): Promise<void> {
    await this.put(key, { Body: Buffer.from(body), ContentType: 'application/json' });
  }

  /** @returns false where another writer came between */
  private async list(release: string, entry: EvidenceEntry): Promise<boolean> {
    const current = await this.manifest(release);
    const manifest: EvidenceManifest = {
      schemaVersion: 1,
      release,
      previous: current ? { versionId: current.versionId, sha256: current.sha256 } : null,
      entries: [...(current?.manifest.entries ?? []), entry],
    };
    try {
      await this.write(release, manifestName, {
        Body: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
        ContentType: 'application/json',
        ...(current ? { IfMatch: current.etag } : { IfNoneMatch: '*' }),
      });
      return true;
    } catch (error) {
      if (error instanceof EvidenceFault && isRace(error.cause)) return false;
      throw error;
    }
  }

  private async manifest(release: string) {
    const key = `${folderOf(release)}${manifestName}`;
    try {
      const { Body, VersionId: versionId, ETag: etag } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      if (!versionId || !etag) throw new EvidenceFault(`${this.bucket} keeps no versions: it is not the bucket of the evidence`);
      return { versionId, etag, sha256: sha256(bytes), manifest: evidenceManifestSchema.parse(JSON.parse(Buffer.from(bytes).toString())) };
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
      throw error instanceof EvidenceFault ? error : this.fault(`${key} cannot be read`, error);
    }
  }

  private write(release: string, name: string, input: Content): Promise<{ versionId: string }> {
    return this.put(`${folderOf(release)}${name}`, input);
  }

  private async put(key: string, input: Content): Promise<{ versionId: string }> {
    try {
      const { VersionId: versionId } = await this.client.send(
        new PutObjectCommand({ Bucket: this.bucket, Key: key, ChecksumAlgorithm: 'SHA256', ...input }),
      );
      if (!versionId) throw new EvidenceFault(`${this.bucket} keeps no versions: it is not the bucket of the evidence`);
      return { versionId };
    } catch (error) {
      throw error instanceof EvidenceFault ? error : this.fault(`${key} cannot be written`, error);
    }
  }

  private fault(what: string, cause: unknown): EvidenceFault {
    return Object.assign(new EvidenceFault(`${this.bucket}: ${what}: ${explainAwsError(cause)}`), { cause });
  }

  close(): void {
    this.client.destroy();
  }
}

/** S3's words for a condition that does not hold, and for two writers at once. */
function isRace(error: unknown): boolean {
  return error instanceof Error && ['PreconditionFailed', 'ConditionalRequestConflict'].includes(error.name);
}
