import { GetFindingsCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { z } from 'zod';
import { type Connection, clientSettings } from '../aws/connection';
import { type Reading, readPages } from '../aws/reading';
import type { Fault } from './posture';
import { whoseIs } from './whose';

const page = z.object({
  Findings: z.array(
    z.object({ Id: z.string(), Title: z.string(), Resources: z.array(z.object({ Type: z.string(), Id: z.string() })).min(1) }),
  ),
  NextToken: z.string().optional(),
});

const equals = (Value: string) => ({ Value, Comparison: 'EQUALS' as const });

/**
 * Security Hub's critical findings of the environment's resources that are active, and neither suppressed nor resolved.
 * @see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetFindings.html
 * @returns absent where the account has no hub
 */
export async function readFindings(connection: Connection, account: string, names: ReadonlySet<string>): Promise<Reading<Fault[]>> {
  const client = new SecurityHubClient(clientSettings(connection));
  const found = await readPages(
    'the findings of Security Hub',
    (NextToken) =>
      client.send(
        new GetFindingsCommand({
          Filters: {
            AwsAccountId: [equals(account)],
            SeverityLabel: [equals('CRITICAL')],
            RecordState: [equals('ACTIVE')],
            WorkflowStatus: [equals('NEW'), equals('NOTIFIED')],
          },
          MaxResults: 100,
          NextToken,
        }),
      ),
    page,
    ({ Findings, NextToken }) => ({ items: Findings, next: NextToken }),
    // Its word for an account without a hub; it has another for a caller without the right.
    { absent: ({ name, message }) => name === 'InvalidAccessException' && /not subscribed/i.test(message) },
  );
  client.destroy();
  if (found.state !== 'read') return found;
  return {
    state: 'read',
    value: found.value.flatMap(({ Id, Title, Resources }) =>
      Resources.flatMap(({ Type, Id: resource }) => {
        const whose = whoseIs(Type, resource, names);
        return whose ? [{ key: `${Id} ${resource}`, text: `Security Hub calls critical: ${Title} (${resource})`, whose }] : [];
      }),
    ),
  };
}
