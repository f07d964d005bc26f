import { CloudFormationClient, ListStacksCommand, StackStatus } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { type Connection, clientSettings } from '../aws/connection';
import { type Reading, readPages } from '../aws/reading';

const page = z.object({ StackSummaries: z.array(z.object({ StackName: z.string() })), NextToken: z.string().optional() });

/** Every state but that of a stack which is gone. */
const standing = Object.values(StackStatus).filter((status) => status !== 'DELETE_COMPLETE');

/** Names of the stacks that stand in a Region of an account and begin with the stage's name: those that left the release are among them. */
export async function readRunningStacks(connection: Connection, stage: string): Promise<Reading<readonly string[]>> {
  const client = new CloudFormationClient(clientSettings(connection));
  const found = await readPages(
    `the stacks of ${stage} in ${connection.region}`,
    (NextToken) => client.send(new ListStacksCommand({ StackStatusFilter: standing, NextToken })),
    page,
    ({ StackSummaries, NextToken }) => ({ items: StackSummaries.map(({ StackName }) => StackName), next: NextToken }),
  );
  client.destroy();
  return found.state === 'read' ? { state: 'read', value: found.value.filter((name) => name.startsWith(`${stage}-`)).sort() } : found;
}
