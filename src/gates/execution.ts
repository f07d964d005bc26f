import { CodePipelineClient, GetPipelineExecutionCommand } from '@aws-sdk/client-codepipeline';
import { z } from 'zod';
import { type Connection, clientSettings } from './aws/connection';
import { type Reading, read } from './aws/reading';

/** The execution of the pipeline in which a gate decides. */
export interface Execution {
  readonly id: string;
  /** A `ROLLBACK` runs a stage again with the artifacts of an earlier execution; nothing holds it but what looks at the environment. */
  readonly type: 'STANDARD' | 'ROLLBACK';
}

const answer = z.object({
  pipelineExecution: z.object({ pipelineExecutionId: z.string(), executionType: z.enum(['STANDARD', 'ROLLBACK']).default('STANDARD') }),
});

/**
 * Asks CodePipeline what kind of execution this is. The action's variables do not say.
 * @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineExecution.html
 */
export async function readExecution(connection: Connection, pipelineName: string, executionId: string): Promise<Reading<Execution>> {
  const client = new CodePipelineClient(clientSettings(connection));
  const found = await read(
    `execution ${executionId} of ${pipelineName}`,
    () => client.send(new GetPipelineExecutionCommand({ pipelineName, pipelineExecutionId: executionId })),
    answer,
  );
  client.destroy();
  if (found.state !== 'read') return found;
  const { pipelineExecutionId: id, executionType: type } = found.value.pipelineExecution;
  return { state: 'read', value: { id, type } };
}

/** True where the execution is known to be a rollback. One that cannot be read is treated as a release: it is held. */
export function isRollback(execution: Reading<Execution>): boolean {
  return execution.state === 'read' && execution.value.type === 'ROLLBACK';
}
