import { CodePipelineClient, ListPipelineExecutionsCommand } from '@aws-sdk/client-codepipeline';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { manifestException } from '../assembly/manifest';
import { type Connection, clientSettings } from './aws/connection';
import { type Reading, read } from './aws/reading';
import type { ReviewConclusion } from './release';
import { risks } from './risk';

/** What a review leaves for those who come after it in the same execution, and for the next review. */
export const conclusionSchema = z.object({
  schemaVersion: z.literal(1),
  release: z.string(),
  environment: z.string(),
  risk: z.enum(risks),
  /** The register of the release: the next review says what was added to it. */
  exceptions: z.array(manifestException),
});

export type Conclusion = z.infer<typeof conclusionSchema> & ReviewConclusion;

/** Where it is found by who knows the execution and not the release. */
export const conclusionKey = (executionId: string, environment: string) => `executions/${executionId}/${environment}.json`;

/** What the review of an execution concluded; absent where it has not run. */
export async function readConclusion(
  connection: Connection,
  bucket: string,
  executionId: string,
  environment: string,
): Promise<Reading<Conclusion>> {
  const client = new S3Client({ ...clientSettings(connection), forcePathStyle: connection.endpoint !== undefined });
  const found = await read(
    'the review',
    async () => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: conclusionKey(executionId, environment) }));
      return JSON.parse((await Body?.transformToString()) ?? '');
    },
    conclusionSchema,
    { absent: ({ name }) => name === 'NoSuchKey' },
  );
  client.destroy();
  return found;
}

const executions = z.object({ pipelineExecutionSummaries: z.array(z.object({ pipelineExecutionId: z.string() })) });

/** The execution whose artifacts run in a stage: the last that succeeded there; absent where none has. */
export async function readLastSuccess(connection: Connection, pipelineName: string, stageName: string): Promise<Reading<string>> {
  const client = new CodePipelineClient(clientSettings(connection));
  const found = await read(
    `the last success of ${stageName}`,
    () => client.send(new ListPipelineExecutionsCommand({ pipelineName, maxResults: 1, filter: { succeededInStage: { stageName } } })),
    executions,
  );
  client.destroy();
  if (found.state !== 'read') return found;
  const [last] = found.value.pipelineExecutionSummaries;
  return last ? { state: 'read', value: last.pipelineExecutionId } : { state: 'absent' };
}
