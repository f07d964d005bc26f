import {
  CloudFormationClient,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DetectStackDriftCommand,
} from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { type Connection, clientSettings } from '../aws/connection';
import { type Reading, read, readPages, unreadable } from '../aws/reading';
import type { Clock } from '../clock';

/** A resource that is not as its template says. */
export interface DriftedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly status: 'MODIFIED' | 'DELETED';
  /** Paths of the properties that differ, such as `/Tags/0/Value`; their values may be secrets, and are left where they are. */
  readonly properties: readonly string[];
}

/** What CloudFormation found in one stack. */
export interface Drift {
  readonly resources: readonly DriftedResource[];
  /** Why it could not look at some of them, which may have drifted too; absent where it looked at all that it knows how to. */
  readonly incomplete?: string;
}

const started = z.object({ StackDriftDetectionId: z.string() });
const state = z.object({
  DetectionStatus: z.enum(['DETECTION_IN_PROGRESS', 'DETECTION_COMPLETE', 'DETECTION_FAILED']),
  DetectionStatusReason: z.string().optional(),
});
const page = z.object({
  StackResourceDrifts: z.array(
    z.object({
      LogicalResourceId: z.string(),
      ResourceType: z.string(),
      StackResourceDriftStatus: z.enum(['MODIFIED', 'DELETED']),
      PropertyDifferences: z.array(z.object({ PropertyPath: z.string() })).default([]),
    }),
  ),
  NextToken: z.string().optional(),
});

const betweenAsking = 5_000;
/** CloudFormation looks at one resource after the other: a large stack takes minutes. */
const patience = 15 * 60_000;

/**
 * Lets CloudFormation look for drift in a stack, waits for it, and reads what it found. Absent: there is no such stack.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DetectStackDrift.html
 */
export async function readDrift(connection: Connection, stack: string, clock: Clock): Promise<Reading<Drift>> {
  const client = new CloudFormationClient(clientSettings(connection));
  try {
    return await detected(client, stack, clock);
  } finally {
    client.destroy();
  }
}

async function detected(client: CloudFormationClient, stack: string, clock: Clock): Promise<Reading<Drift>> {
  const what = `drift of ${stack}`;
  const detection = await read(what, () => client.send(new DetectStackDriftCommand({ StackName: stack })), started, {
    // CloudFormation has one name for all that is wrong with a request; that the stack is not there is in the message alone.
    absent: ({ name, message }) => name === 'ValidationError' && /does not exist/.test(message),
  });
  if (detection.state !== 'read') return detection;
  const ended = await end(client, what, detection.value, clock);
  if (ended.state !== 'read') return ended;

  const filters = { StackName: stack, StackResourceDriftStatusFilters: ['MODIFIED' as const, 'DELETED' as const] };
  const found = await readPages(
    what,
    (NextToken) => client.send(new DescribeStackResourceDriftsCommand({ ...filters, NextToken })),
    page,
    ({ StackResourceDrifts, NextToken }) => ({ items: StackResourceDrifts, next: NextToken }),
  );
  if (found.state !== 'read') return found;
  const resources = found.value.map((one) => ({
    logicalId: one.LogicalResourceId,
    type: one.ResourceType,
    status: one.StackResourceDriftStatus,
    properties: one.PropertyDifferences.map(({ PropertyPath }) => PropertyPath),
  }));
  return { state: 'read', value: { resources, ...ended.value } };
}

/** A detection that fails has failed for one resource at least, and looked at the others. */
async function end(
  client: CloudFormationClient,
  what: string,
  detection: z.infer<typeof started>,
  clock: Clock,
): Promise<Reading<Pick<Drift, 'incomplete'>>> {
  const deadline = clock.now() + patience;
  for (;;) {
    const answer = await read(what, () => client.send(new DescribeStackDriftDetectionStatusCommand(detection)), state);
    if (answer.state !== 'read') return answer;
    const { DetectionStatus: status, DetectionStatusReason: reason } = answer.value;
    if (status === 'DETECTION_COMPLETE') return { state: 'read', value: {} };
    if (status === 'DETECTION_FAILED') return { state: 'read', value: { incomplete: reason ?? 'CloudFormation says not why' } };
    if (clock.now() >= deadline) return unreadable(`${what}: CloudFormation was still looking after ${patience / 60_000} minutes`);
    await clock.sleep(betweenAsking);
  }
}
