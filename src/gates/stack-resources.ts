import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { type Connection, clientSettings } from './aws/connection';
import { type Reading, readPages } from './aws/reading';

/** A resource of a stack, as the account knows it. */
export interface StackResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** What `Ref` returns. */
  readonly physicalId: string;
}

const page = z.object({
  StackResourceSummaries: z.array(
    z.object({ LogicalResourceId: z.string(), ResourceType: z.string(), PhysicalResourceId: z.string().default('') }),
  ),
  NextToken: z.string().optional(),
});

/**
 * The resources of a stack. Not by DescribeStackResources, which leaves out all after the first hundred without a word.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
 * @returns absent where there is no such stack
 */
export async function readStackResources(connection: Connection, stack: string): Promise<Reading<readonly StackResource[]>> {
  const client = new CloudFormationClient(clientSettings(connection));
  const found = await readPages(
    `the resources of ${stack}`,
    (NextToken) => client.send(new ListStackResourcesCommand({ StackName: stack, NextToken })),
    page,
    ({ StackResourceSummaries, NextToken }) => ({
      items: StackResourceSummaries.map(({ LogicalResourceId, ResourceType, PhysicalResourceId }) => ({
        stack,
        logicalId: LogicalResourceId,
        type: ResourceType,
        physicalId: PhysicalResourceId,
      })),
      next: NextToken,
    }),
    // CloudFormation has one name for all that is wrong with a request; that the stack is not there is in the message alone.
    { absent: (error) => error.name === 'ValidationError' && /does not exist/.test(error.message) },
  );
  client.destroy();
  return found;
}
