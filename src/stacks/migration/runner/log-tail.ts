import { GetLogEventsCommand, ResourceNotFoundException } from '@aws-sdk/client-cloudwatch-logs';
import { containerName } from '../run-names';
import type { Cloud } from './cloud';
import type { State } from './state';

const lines = 40;

/** The last lines that the command wrote; none where it never got so far. */
export async function logTail({ task = '', properties }: State, { logs, place }: Cloud): Promise<readonly string[]> {
  const id = task.split('/').at(-1);
  try {
    const { events = [] } = await logs.send(
      new GetLogEventsCommand({
        logGroupName: place.logGroup,
        logStreamName: `${properties.Service}/${containerName}/${id}`,
        limit: lines,
        startFromHead: false,
      }),
    );
    return events.map(({ message = '' }) => message);
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return [];
    return [`(Its log could not be read: ${error instanceof Error ? error.message : 'no reason given'})`]; // The failure itself matters more.
  }
}
