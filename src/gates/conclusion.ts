import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { type Connection, clientSettings } from './aws/connection';
import { type Reading, read } from './aws/reading';
import { folderOf } from './evidence/evidence-manifest';
import type { ReviewConclusion } from './release';
import { risks } from './risk';

/** Where the review of an execution writes its conclusion, below the release's folder of evidence. */
export const conclusionName = (executionId: string, environment: string) => `reviews/${executionId}-${environment}.json`;

export const conclusionSchema = z.object({ release: z.string(), risk: z.enum(risks) });

/** What the review of the same release, execution and environment concluded; absent where it has not run. */
export async function readConclusion(
  connection: Connection,
  bucket: string,
  release: string,
  executionId: string,
  environment: string,
): Promise<Reading<ReviewConclusion>> {
  const client = new S3Client({ ...clientSettings(connection), forcePathStyle: connection.endpoint !== undefined });
  const found = await read(
    'the review',
    async () => {
      const key = `${folderOf(release)}${conclusionName(executionId, environment)}`;
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return JSON.parse((await Body?.transformToString()) ?? '');
    },
    conclusionSchema,
    { absent: ['NoSuchKey'] },
  );
  client.destroy();
  return found;
}
