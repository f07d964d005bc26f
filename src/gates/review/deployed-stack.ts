import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import type { Assembly, StackArtifact } from '../../assembly/assembly';
import { type Template, templateSchema } from '../../assembly/template';
import { type Connection, clientSettings } from '../aws/connection';
import { type Reading, read } from '../aws/reading';

/** What an account says of a stack: its template as it was deployed, or that there is none. */
export type DeployedStack = Pick<StackArtifact, 'name' | 'account' | 'region'> & { readonly template: Reading<Template> };

const answer = z.object({
  TemplateBody: z
    .string()
    .transform((text, context) => parse(text, context))
    .pipe(templateSchema),
});

/**
 * Asks an account for the template of a stack, as it was handed in.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
 */
export async function readDeployed(
  connection: Connection,
  { name, account, region }: DeployedStack | StackArtifact,
): Promise<DeployedStack> {
  const client = new CloudFormationClient(clientSettings({ ...connection, region }));
  const what = `stack ${name} in ${account}`;
  const found = await read(what, () => client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' })), answer, {
    // CloudFormation has one name for all that is wrong with a request; that the stack is not there is in the message alone.
    absent: (error) => error.name === 'ValidationError' && /does not exist/.test(error.message),
  });
  client.destroy();
  if (found.state !== 'read') return { name, account, region, template: found };
  return { name, account, region, template: { state: 'read', value: found.value.TemplateBody } };
}

function parse(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
}

/**
 * The environment as it is deployed, in the form of a release: what of the head's stacks the accounts hold, with their templates.
 *
 * @returns undefined where nothing is deployed: an empty environment is a fact
 */
export function deployedAssembly(head: Assembly, stage: string, deployed: readonly DeployedStack[]): Assembly | undefined {
  const templates = new Map(
    deployed.flatMap(({ name, account, region, template }) =>
      template.state === 'read' ? [[`${account}/${region}/${name}`, template.value] as const] : [],
    ),
  );
  const stacks = head.stacks.flatMap((stack) => {
    const template = templates.get(`${stack.account}/${stack.region}/${stack.name}`);
    return stack.stage === stage && template ? [{ ...stack, template }] : [];
  });
  return stacks.length === 0 ? undefined : { ...head, stacks };
}
