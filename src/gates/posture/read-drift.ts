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
import type { Fault } from './posture';

const started = z.object({ StackDriftDetectionId: z.string() });
const status = z.object({
  DetectionStatus: z.enum(['DETECTION_IN_PROGRESS', 'DETECTION_COMPLETE', 'DETECTION_FAILED']),
  DetectionStatusReason: z.string().default(''),
});
/** Without the list the answer is none: a proxy's page would else be an environment in which nothing drifts. */
const page = z.object({
  StackResourceDrifts: z.array(
    z.object({
      LogicalResourceId: z.string(),
      StackResourceDriftStatus: z.string(),
      // Where it differs, and never what it says: a value may be a secret.
      PropertyDifferences: z.array(z.object({ PropertyPath: z.string() })).default([]),
    }),
  ),
  NextToken: z.string().optional(),
});

const pauseMilliseconds = 5_000;
/** A large stack takes minutes; one that takes longer than this is looked after by nobody. */
const mostMilliseconds = 600_000;

/**
 * Has CloudFormation compare a stack's resources with its template, and waits for it.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DetectStackDrift.html
 * @returns absent where there is no such stack
 */
export async function readDrift(connection: Connection, stack: string, clock: Clock): Promise<Reading<Fault[]>> {
  const client = new CloudFormationClient(clientSettings(connection));
  try {
    const detection = await read(`the drift of ${stack}`, () => client.send(new DetectStackDriftCommand({ StackName: stack })), started, {
      absent: (error) => error.name === 'ValidationError' && /does not exist/.test(error.message),
    });
    if (detection.state !== 'read') return detection;
    const end = await waitFor(client, stack, detection.value.StackDriftDetectionId, clock);
    if (end.state !== 'read') return end;
    const drifted = await driftedResources(client, stack);
    if (drifted.state !== 'read' || end.value.DetectionStatus === 'DETECTION_COMPLETE') return drifted;
    // Of some resource nobody could say: a fault that counts where it is new, and not in an account that was empty before.
    const text = `the drift of ${stack} could be told of some resources only: ${end.value.DetectionStatusReason || 'no reason was given'}`;
    return { state: 'read', value: [...drifted.value, { key: `${stack} not detected`, text, whose: 'unknown' }] };
  } finally {
    client.destroy();
  }
}

async function waitFor(client: CloudFormationClient, stack: string, id: string, clock: Clock): Promise<Reading<z.infer<typeof status>>> {
  const deadline = clock.now() + mostMilliseconds;
  for (;;) {
    const found = await read(
      `the drift of ${stack}`,
      () => client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId: id })),
      status,
    );
    if (found.state !== 'read' || found.value.DetectionStatus !== 'DETECTION_IN_PROGRESS') return found;
    if (clock.now() + pauseMilliseconds > deadline)
      return unreadable(`the drift of ${stack}: its detection did not end within ten minutes`);
    await clock.sleep(pauseMilliseconds);
  }
}

async function driftedResources(client: CloudFormationClient, stack: string): Promise<Reading<Fault[]>> {
  const found = await readPages(
    `the drift of ${stack}`,
    (NextToken) =>
      client.send(
        new DescribeStackResourceDriftsCommand({
          StackName: stack,
          StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
          MaxResults: 100,
          NextToken,
        }),
      ),
    page,
    ({ StackResourceDrifts, NextToken }) => ({ items: StackResourceDrifts, next: NextToken }),
  );
  if (found.state !== 'read') return found;
  return {
    state: 'read',
    value: found.value.map(({ LogicalResourceId, StackResourceDriftStatus, PropertyDifferences }) => {
      const where = PropertyDifferences.map(({ PropertyPath }) => PropertyPath)
        .sort()
        .join(', ');
      const what = StackResourceDriftStatus === 'DELETED' ? 'is gone' : `differs from its template at ${where || 'some property'}`;
      return {
        key: `${stack}/${LogicalResourceId} ${StackResourceDriftStatus} ${where}`,
        text: `${stack}/${LogicalResourceId} ${what}`,
        whose: 'own',
      };
    }),
  };
}
