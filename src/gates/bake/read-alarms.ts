import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import { type Connection, clientSettings } from '../aws/connection';
import { type Reading, readPages } from '../aws/reading';

/** An alarm as CloudWatch has it at a moment. */
export interface AlarmState {
  readonly name: string;
  readonly region: string;
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
  /** Why, in CloudWatch's words: figures and a threshold. Empty where all is well: the words change with each figure, and say nothing. */
  readonly reason: string;
  /** Whether it tells anybody. */
  readonly actionsEnabled: boolean;
  /** What it makes of a time without figures; a composite has none of its own. */
  readonly missingData: 'missing' | 'notBreaching' | 'breaching' | 'ignore';
}

const state = z.object({
  AlarmName: z.string(),
  StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
  StateReason: z.string().default(''),
  ActionsEnabled: z.boolean(),
});
const page = z.object({
  MetricAlarms: z
    .array(state.extend({ TreatMissingData: z.enum(['missing', 'notBreaching', 'breaching', 'ignore']).default('missing') }))
    .default([]),
  CompositeAlarms: z.array(state).default([]),
  NextToken: z.string().optional(),
});

/** As many names as one call takes. */
const mostNames = 100;

/**
 * Those of the named alarms that are there. Both kinds are asked for by name: by default CloudWatch leaves the composites out, without a word.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
export async function readAlarms(connection: Connection, names: readonly string[]): Promise<Reading<readonly AlarmState[]>> {
  const client = new CloudWatchClient(clientSettings(connection));
  const found: AlarmState[] = [];
  try {
    for (let from = 0; from < names.length; from += mostNames) {
      const part = await readPart(client, connection.region, names.slice(from, from + mostNames));
      if (part.state !== 'read') return part;
      found.push(...part.value);
    }
    return { state: 'read', value: found };
  } finally {
    client.destroy();
  }
}

function readPart(client: CloudWatchClient, region: string, names: readonly string[]): Promise<Reading<readonly AlarmState[]>> {
  return readPages(
    `the alarms in ${region}`,
    (NextToken) =>
      client.send(
        new DescribeAlarmsCommand({
          AlarmNames: [...names],
          AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
          MaxRecords: mostNames,
          NextToken,
        }),
      ),
    page,
    ({ MetricAlarms, CompositeAlarms, NextToken }) => ({
      items: [...MetricAlarms, ...CompositeAlarms.map((alarm) => ({ ...alarm, TreatMissingData: 'missing' as const }))].map(
        ({ AlarmName, StateValue, StateReason, ActionsEnabled, TreatMissingData }) => ({
          name: AlarmName,
          region,
          state: StateValue,
          reason: StateValue === 'OK' ? '' : StateReason,
          actionsEnabled: ActionsEnabled,
          missingData: TreatMissingData,
        }),
      ),
      next: NextToken,
    }),
  );
}
