import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
  waitUntilStackCreateComplete,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { BadInput } from '../assembly/bad-input';
import { type Connection, clientSettings } from '../gates/aws/connection';
import { explainAwsError } from '../gates/aws/explain-aws-error';
import { type Reading, read } from '../gates/aws/reading';
import type { PoliciesStack } from './policies-stack';

export type Deployed = 'created' | 'updated' | 'unchanged';

const stacksSchema = z.looseObject({ Stacks: z.array(z.looseObject({ StackStatus: z.string() })).min(1) });

/**
 * Creates or updates the stack of policies, under termination protection, and waits for it.
 * @throws BadInput, with what to do, where AWS refuses or it does not end well
 */
export async function deployPolicies(connection: Connection, stack: PoliciesStack): Promise<Deployed> {
  const client = new CloudFormationClient(clientSettings({ ...connection, region: stack.region }));
  try {
    return await deploy(client, stack);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput(`the stack ${stack.name}: ${explain(error)}`);
  } finally {
    client.destroy();
  }
}

async function deploy(client: CloudFormationClient, { name, template }: PoliciesStack): Promise<Deployed> {
  const status = await statusOf(client, name);
  if (status.state === 'unreadable') throw new BadInput(status.reason);
  const settings = { StackName: name, TemplateBody: JSON.stringify(template), Capabilities: ['CAPABILITY_NAMED_IAM' as const] };
  const waiting = { client, minDelay: 2, maxDelay: 10, maxWaitTime: 600 };
  if (status.state === 'absent') {
    await client.send(new CreateStackCommand({ ...settings, EnableTerminationProtection: true, OnFailure: 'DELETE' }));
    await waitUntilStackCreateComplete(waiting, { StackName: name });
    return 'created';
  }
  try {
    await client.send(new UpdateStackCommand(settings));
  } catch (error) {
    if (error instanceof Error && error.message.includes('No updates are to be performed')) return 'unchanged';
    throw error;
  }
  await waitUntilStackUpdateComplete(waiting, { StackName: name });
  return 'updated';
}

/** CloudFormation has one error for all that is wrong with a request; of a stack that is not there it says so. */
async function statusOf(client: CloudFormationClient, name: string): Promise<Reading<string>> {
  const answer = await read(`the stack ${name}`, () => client.send(new DescribeStacksCommand({ StackName: name })), stacksSchema, {
    absent: ({ message }) => message.includes('does not exist'),
  });
  return answer.state === 'read' ? { state: 'read', value: answer.value.Stacks[0]?.StackStatus ?? '' } : answer;
}

/** What a waiter throws has the last answer in its message, as JSON, for want of words. */
function explain(error: unknown): string {
  if (error instanceof Error && /"state":/.test(error.message)) {
    const [, status = 'an unknown state'] = /"StackStatus":"(\w+)"/.exec(error.message) ?? [];
    return `ended in ${status}; its events in the console of CloudFormation say why. Mend that, and run it again`;
  }
  return explainAwsError(error);
}
