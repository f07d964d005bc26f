import { ConfigServiceClient, GetConformancePackComplianceDetailsCommand } from '@aws-sdk/client-config-service';
import { z } from 'zod';
import { type Connection, clientSettings } from '../aws/connection';
import { type Reading, readPages } from '../aws/reading';
import type { Fault } from './posture';
import { whoseIs } from './whose';

const page = z.object({
  ConformancePackRuleEvaluationResults: z.array(
    z.object({
      EvaluationResultIdentifier: z.object({
        EvaluationResultQualifier: z.object({ ConfigRuleName: z.string(), ResourceType: z.string(), ResourceId: z.string() }),
      }),
    }),
  ),
  NextToken: z.string().optional(),
});

/**
 * What does not comply with a conformance pack, resource by resource, of the environment's own.
 * @see https://docs.aws.amazon.com/config/latest/APIReference/API_GetConformancePackComplianceDetails.html
 * @returns absent where the account has no such pack
 */
export async function readCompliance(connection: Connection, pack: string, names: ReadonlySet<string>): Promise<Reading<Fault[]>> {
  const client = new ConfigServiceClient(clientSettings(connection));
  const found = await readPages(
    `the conformance pack ${pack}`,
    (NextToken) =>
      client.send(
        new GetConformancePackComplianceDetailsCommand({
          ConformancePackName: pack,
          Filters: { ComplianceType: 'NON_COMPLIANT' },
          Limit: 100,
          NextToken,
        }),
      ),
    page,
    ({ ConformancePackRuleEvaluationResults, NextToken }) => ({ items: ConformancePackRuleEvaluationResults, next: NextToken }),
    { absent: ({ name }) => name === 'NoSuchConformancePackException' },
  );
  client.destroy();
  if (found.state !== 'read') return found;
  return {
    state: 'read',
    value: found.value.flatMap(({ EvaluationResultIdentifier: { EvaluationResultQualifier: found } }) => {
      const { ConfigRuleName: rule, ResourceType: type, ResourceId: id } = found;
      // AWS Config adds the pack's own id to the name of a rule: another one with each pack that is made.
      const plainRule = rule.replace(/-conformance-pack-\w+$/, '');
      const whose = whoseIs(type, id, names);
      return whose ? [{ key: `${plainRule} ${type} ${id}`, text: `${id} (${type}) does not comply with ${plainRule}`, whose }] : [];
    }),
  };
}
