import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { equal } from '../../assembly/equal';
import { type Connection, clientSettings } from '../../gates/aws/connection';
import { read } from '../../gates/aws/reading';
import type { PoliciesStack } from '../policies-stack';
import { type Finding, judge, missing, ok } from './row';

/** What the DefaultStackSynthesizer of aws-cdk-lib 2.276 asks for: `requiresBootstrapStackVersion` in the assembly. */
const leastVersion = 6;

const parameterSchema = z.looseObject({ Parameter: z.looseObject({ Value: z.string().regex(/^\d+$/) }) });
const templateSchema = z.looseObject({ TemplateBody: z.string() });

/** Whether the bootstrap stack of a Region is there, and new enough. */
export async function bootstrapVersion(connection: Connection, qualifier: string): Promise<Finding> {
  const client = new SSMClient(clientSettings(connection));
  try {
    const parameter = await read(
      'the version of the bootstrap stack',
      () => client.send(new GetParameterCommand({ Name: `/cdk-bootstrap/${qualifier}/version` })),
      parameterSchema,
      { absent: ({ name }) => name === 'ParameterNotFound' },
    );
    return judge(parameter, missing('there is none; run `carepath bootstrap`'), ({ Parameter: { Value } }) =>
      Number(Value) < leastVersion
        ? missing(`version ${Value}, and ${leastVersion} is needed; run \`carepath bootstrap\``)
        : ok(`version ${Value}`),
    );
  } finally {
    client.destroy();
  }
}

/** Whether CloudFormation's policies, the boundaries and the gates' role are there, and as this release needs them. */
export async function policiesStand(connection: Connection, { name, region, template }: PoliciesStack): Promise<Finding> {
  const client = new CloudFormationClient(clientSettings({ ...connection, region }));
  try {
    const answer = await read(
      `the template of ${name}`,
      () => client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' })),
      templateSchema,
      { absent: ({ message }) => message.includes('does not exist') },
    );
    return judge(answer, missing(`there is no stack ${name}; run \`carepath bootstrap\``), ({ TemplateBody }) =>
      isTemplate(TemplateBody, template) ? ok('as this release needs them') : missing('of another release; run `carepath bootstrap` again'),
    );
  } finally {
    client.destroy();
  }
}

/** Written by somebody else, it may be YAML: then it is not ours. */
function isTemplate(body: string, template: PoliciesStack['template']): boolean {
  try {
    return equal(JSON.parse(body), JSON.parse(JSON.stringify(template)));
  } catch {
    return false;
  }
}
