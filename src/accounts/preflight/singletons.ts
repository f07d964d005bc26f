import { CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { ConfigServiceClient, DescribeConfigurationRecordersCommand } from '@aws-sdk/client-config-service';
import { DescribeHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { z } from 'zod';
import { type Connection, clientSettings } from '../../gates/aws/connection';
import { type Reading, read } from '../../gates/aws/reading';
import type { Account } from '../account';
import { type Finding, judge, missing, notChecked, ok } from './row';

/** Of what an account has one: whether what stands agrees with who makes it by the templates. */
interface Singleton {
  readonly what: string;
  readonly type: string;
  /** Name of what is there; `absent` where there is none. */
  readonly standing: (connection: Connection) => Promise<Reading<string>>;
}

const recordersSchema = z.looseObject({ ConfigurationRecorders: z.array(z.looseObject({ name: z.string() })).default([]) });
const hubSchema = z.looseObject({ HubArn: z.string() });
const resourceSchema = z.looseObject({ StackResourceDetail: z.looseObject({ ResourceStatus: z.string() }) });

const readable: readonly Singleton[] = [
  {
    what: 'recorder of AWS Config',
    type: 'AWS::Config::ConfigurationRecorder',
    standing: async (connection) => {
      const client = new ConfigServiceClient(clientSettings(connection));
      const answer = await read(
        'the recorder of AWS Config',
        () => client.send(new DescribeConfigurationRecordersCommand({})),
        recordersSchema,
      );
      client.destroy();
      if (answer.state !== 'read') return answer;
      const [first] = answer.value.ConfigurationRecorders;
      return first ? { state: 'read', value: first.name } : { state: 'absent' };
    },
  },
  {
    what: 'Security Hub',
    type: 'AWS::SecurityHub::Hub',
    standing: async (connection) => {
      const client = new SecurityHubClient(clientSettings(connection));
      const answer = await read('Security Hub', () => client.send(new DescribeHubCommand({})), hubSchema, {
        // An account that has not enabled it is "not subscribed": API reference of DescribeHub.
        absent: ({ name, message }) =>
          name === 'ResourceNotFoundException' || (name === 'InvalidAccessException' && /not subscribed/i.test(message)),
      });
      client.destroy();
      return answer.state === 'read' ? { state: 'read', value: answer.value.HubArn } : answer;
    },
  },
];

/** The registry has no client of theirs that fits the others: whoever bootstraps looks. */
const unread: readonly { readonly what: string; readonly type: string; readonly look: string }[] = [
  { what: 'trail', type: 'AWS::CloudTrail::Trail', look: 'aws cloudtrail describe-trails' },
  { what: 'GuardDuty', type: 'AWS::GuardDuty::Detector', look: 'aws guardduty list-detectors' },
  { what: 'access analyzer', type: 'AWS::AccessAnalyzer::Analyzer', look: 'aws accessanalyzer list-analyzers' },
  { what: 'anomaly monitor', type: 'AWS::CE::AnomalyMonitor', look: 'aws ce get-anomaly-monitors' },
];

/** A finding for each, in the account's first Region. */
export async function singletons(connection: Connection, account: Account): Promise<readonly (Finding & { readonly what: string })[]> {
  const found = await Promise.all(
    readable.map(async ({ what, type, standing }) => ({
      what,
      ...(await agreement(connection, account, type, await standing(connection))),
    })),
  );
  return [
    ...found,
    ...unread.map(({ what, type, look }) => {
      const maker = makerOf(account, type);
      return { what, ...notChecked(`${maker ? `${maker.stack} makes it` : 'no stack makes it'}; \`${look}\` says what stands`) };
    }),
  ];
}

async function agreement(connection: Connection, account: Account, type: string, standing: Reading<string>): Promise<Finding> {
  const maker = makerOf(account, type);
  if (maker === undefined) {
    return judge(standing, missing('configuration leaves it to the account, which has none: make it there, or write `create`'), ok);
  }
  if (standing.state !== 'read') return judge(standing, ok(`none yet; ${maker.stack} makes it`), ok);
  const own = await isMade(connection, maker);
  return judge(
    own,
    missing(`the account has ${standing.value}, and ${maker.stack} would fail to make its own: write \`existing\`, or remove it`),
    () => ok(`${standing.value}, made by ${maker.stack}`),
  );
}

interface Maker {
  readonly stack: string;
  readonly logicalId: string;
  readonly region: string;
}

function makerOf({ stacks }: Account, type: string): Maker | undefined {
  return stacks
    .flatMap(({ name, region, template }) =>
      Object.entries(template.Resources).flatMap(([logicalId, { Type }]) => (Type === type ? [{ stack: name, logicalId, region }] : [])),
    )
    .at(0);
}

async function isMade(connection: Connection, { stack, logicalId, region }: Maker): Promise<Reading<unknown>> {
  const client = new CloudFormationClient(clientSettings({ ...connection, region }));
  try {
    return await read(
      `the stack ${stack}`,
      () => client.send(new DescribeStackResourceCommand({ StackName: stack, LogicalResourceId: logicalId })),
      resourceSchema,
      { absent: ({ message }) => message.includes('does not exist') },
    );
  } finally {
    client.destroy();
  }
}
