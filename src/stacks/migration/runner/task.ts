import { DescribeTasksCommand, RunTaskCommand, StopTaskCommand } from '@aws-sdk/client-ecs';
import { containerName } from '../run-names';
import type { Cloud } from './cloud';
import type { State } from './state';

/** Starts the task. A second call with the same state finds the first one's: ECS keeps a token for a day. */
export async function startTask(
  { request, properties, attempts }: State,
  { ecs, place }: Cloud,
): Promise<{ readonly task?: string; readonly refused?: string }> {
  const { tasks = [], failures = [] } = await ecs.send(
    new RunTaskCommand({
      cluster: place.cluster,
      taskDefinition: properties.TaskDefinition,
      count: 1,
      launchType: 'FARGATE', // On demand: half a migration is worse than a dear one.
      clientToken: `${request.RequestId}-${attempts}`,
      networkConfiguration: {
        awsvpcConfiguration: { subnets: [...place.subnets], securityGroups: [...place.securityGroups], assignPublicIp: 'DISABLED' },
      },
    }),
  );
  const task = tasks[0]?.taskArn;
  return task === undefined ? { refused: failures.map(({ reason }) => reason).join(', ') || 'no task was started' } : { task };
}

/** Undefined while it runs. */
export async function exitOf(
  { task = '' }: State,
  { ecs, place }: Cloud,
): Promise<{ readonly code: number | undefined; readonly reason: string } | undefined> {
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster: place.cluster, tasks: [task] }));
  const [found] = tasks;
  if (!found) return { code: undefined, reason: 'the task is not to be found any more' }; // ECS keeps a stopped one for an hour.
  if (found.lastStatus !== 'STOPPED') return undefined;
  const container = found.containers?.find(({ name }) => name === containerName);
  return { code: container?.exitCode, reason: container?.reason ?? found.stoppedReason ?? 'no reason given' };
}

export async function stopTask({ task }: State, { ecs, place }: Cloud, reason: string): Promise<void> {
  await ecs.send(new StopTaskCommand({ cluster: place.cluster, task, reason }));
}
