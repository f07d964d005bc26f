import { CodePipelineClient, ListActionExecutionsCommand } from '@aws-sdk/client-codepipeline';
import { z } from 'zod';
import { type Connection, clientSettings } from './aws/connection';
import { type Reading, readPages } from './aws/reading';

/** An answer to an approval action, as CodePipeline recorded it: given in the console, by the CLI or by a tool, it is the same. */
export interface Approval {
  readonly stage: string;
  readonly action: string;
  /** ARN of who answered; empty where CodePipeline names nobody. */
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  /** What they wrote. */
  readonly comment: string;
  /** What they were shown when they answered: the action's text with its variables filled in. */
  readonly shown: string;
}

const page = z.object({
  actionExecutionDetails: z.array(
    z.object({
      stageName: z.string(),
      actionName: z.string(),
      status: z.enum(['InProgress', 'Abandoned', 'Succeeded', 'Failed']),
      updatedBy: z.string().default(''),
      lastUpdateTime: z.date(),
      input: z.object({
        actionTypeId: z.object({ category: z.string() }),
        resolvedConfiguration: z.record(z.string(), z.string()).default({}),
      }),
      output: z
        .object({
          executionResult: z.object({ externalExecutionSummary: z.string().default('') }).default({ externalExecutionSummary: '' }),
        })
        .optional(),
    }),
  ),
  nextToken: z.string().optional(),
});

/**
 * The approvals that an execution was given. Refused and expired ones have ended it, and are not among them.
 * @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ListActionExecutions.html
 */
export async function readApprovals(
  connection: Connection,
  pipelineName: string,
  executionId: string,
): Promise<Reading<readonly Approval[]>> {
  const client = new CodePipelineClient(clientSettings(connection));
  const actions = await readPages(
    `the approvals of execution ${executionId}`,
    (nextToken) => client.send(new ListActionExecutionsCommand({ pipelineName, filter: { pipelineExecutionId: executionId }, nextToken })),
    page,
    ({ actionExecutionDetails, nextToken }) => ({ items: actionExecutionDetails, next: nextToken }),
  );
  client.destroy();
  if (actions.state !== 'read') return actions;
  return {
    state: 'read',
    value: actions.value
      .filter(({ status, input }) => status === 'Succeeded' && input.actionTypeId.category === 'Approval')
      .map(({ stageName, actionName, updatedBy, lastUpdateTime, input, output }) => ({
        stage: stageName,
        action: actionName,
        by: updatedBy,
        at: lastUpdateTime.toISOString(),
        comment: output?.executionResult.externalExecutionSummary ?? '',
        shown: input.resolvedConfiguration.CustomData ?? '',
      })),
  };
}
