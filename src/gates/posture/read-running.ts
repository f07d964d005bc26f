import { DescribeServicesCommand, DescribeTasksCommand, ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { z } from 'zod';
import { type Connection, clientSettings } from '../aws/connection';
import { type Reading, read, readPages } from '../aws/reading';

/** What runs of a service. */
export interface RunningService {
  /** How many tasks ECS wants of it: none of a service that rests. */
  readonly desired: number;
  readonly tasks: readonly RunningTask[];
}

export interface RunningTask {
  readonly arn: string;
  readonly containers: readonly { readonly name: string; readonly image: string; readonly imageDigest: string }[];
}

const service = z.object({ services: z.tuple([z.object({ desiredCount: z.int() })]) });
const listed = z.object({ taskArns: z.array(z.string()), nextToken: z.string().optional() });
const described = z.object({
  tasks: z.array(
    z.object({
      taskArn: z.string(),
      containers: z.array(z.object({ name: z.string(), image: z.string().default(''), imageDigest: z.string().default('') })).default([]),
    }),
  ),
});

/** As many tasks as one call describes. */
const mostTasks = 100;

/** @param arn of the service, with its cluster's name in it, such as `arn:aws:ecs:us-east-1:111111111111:service/Prod/eshop` */
export async function readRunning(connection: Connection, arn: string): Promise<Reading<RunningService>> {
  const client = new ECSClient(clientSettings(connection));
  const cluster = arn.split('/').at(-2) ?? '';
  const what = `the service ${arn}`;
  try {
    const found = await read(what, () => client.send(new DescribeServicesCommand({ cluster, services: [arn] })), service);
    if (found.state !== 'read') return found;
    const arns = await readPages(
      what,
      (nextToken) => client.send(new ListTasksCommand({ cluster, serviceName: arn, desiredStatus: 'RUNNING', nextToken })),
      listed,
      ({ taskArns, nextToken }) => ({ items: taskArns, next: nextToken }),
    );
    if (arns.state !== 'read') return arns;
    const tasks: RunningTask[] = [];
    for (let from = 0; from < arns.value.length; from += mostTasks) {
      const part = arns.value.slice(from, from + mostTasks);
      const answer = await read(what, () => client.send(new DescribeTasksCommand({ cluster, tasks: part })), described);
      if (answer.state !== 'read') return answer;
      // One that ended since it was listed is left out of the answer.
      tasks.push(...answer.value.tasks.map(({ taskArn, containers }) => ({ arn: taskArn, containers })));
    }
    return { state: 'read', value: { desired: found.value.services[0].desiredCount, tasks } };
  } finally {
    client.destroy();
  }
}
