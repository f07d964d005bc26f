import { GetObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { type Connection, clientSettings } from '../aws/connection';
import { type Reading, read, readPages } from '../aws/reading';
import { folderOf } from './evidence-manifest';

/** Everything that lies in a release's folder: each version of each object, newest first, with its bytes. */
export interface EvidenceVersion {
  /** Below the release's folder. */
  readonly name: string;
  readonly versionId: string;
  readonly isLatest: boolean;
  /** Absent where the version says that the object was deleted. */
  readonly bytes?: Uint8Array;
}

const version = z.object({ Key: z.string(), VersionId: z.string(), IsLatest: z.boolean() });
const page = z.object({
  Versions: z.array(version).default([]),
  DeleteMarkers: z.array(version).default([]),
  IsTruncated: z.boolean(),
  NextKeyMarker: z.string().optional(),
  NextVersionIdMarker: z.string().optional(),
});

/** Reads all that there is of a release, whatever the manifest says of it. */
export async function readEvidence(connection: Connection, bucket: string, release: string): Promise<Reading<readonly EvidenceVersion[]>> {
  const client = new S3Client({ ...clientSettings(connection), forcePathStyle: connection.endpoint !== undefined });
  try {
    const listed = await listVersions(client, bucket, folderOf(release));
    if (listed.state !== 'read') return listed;
    const versions: EvidenceVersion[] = [];
    for (const { isDeleted, ...one } of listed.value) {
      const content = isDeleted ? undefined : await contentOf(client, bucket, `${folderOf(release)}${one.name}`, one.versionId);
      if (content && content.state !== 'read') return content;
      versions.push({ ...one, ...(content && { bytes: content.value }) });
    }
    return { state: 'read', value: versions };
  } finally {
    client.destroy();
  }
}

function listVersions(client: S3Client, bucket: string, prefix: string) {
  return readPages(
    `the evidence in ${bucket}`,
    (token) => {
      const [KeyMarker, VersionIdMarker] = token === undefined ? [] : (JSON.parse(token) as string[]);
      return client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, KeyMarker, VersionIdMarker }));
    },
    page,
    ({ Versions, DeleteMarkers, IsTruncated, NextKeyMarker, NextVersionIdMarker }) => ({
      items: [...Versions.map((one) => ({ ...one, isDeleted: false })), ...DeleteMarkers.map((one) => ({ ...one, isDeleted: true }))].map(
        ({ Key, VersionId, IsLatest, isDeleted }) => ({
          name: Key.slice(prefix.length),
          versionId: VersionId,
          isLatest: IsLatest,
          isDeleted,
        }),
      ),
      ...(IsTruncated && { next: JSON.stringify([NextKeyMarker, NextVersionIdMarker]) }),
    }),
    { absent: ({ name }) => name === 'NoSuchBucket' },
  );
}

function contentOf(client: S3Client, bucket: string, key: string, versionId: string): Promise<Reading<Uint8Array>> {
  return read(
    `${bucket}/${key}`,
    async () => (await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }))).Body?.transformToByteArray(),
    z.instanceof(Uint8Array),
  );
}
