import type { ConformanceRule } from './hipaa-rules';
import { hipaaRules } from './hipaa-rules';

/**
 * The template of the HIPAA conformance pack, for environments that protect data or for the others. JSON, which is YAML too; AWS Config
 * takes at most 51,200 bytes of it.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/custom-conformance-pack.html
 */
export function conformancePackTemplate(protectData: boolean): string {
  const rules: [string, ConformanceRule][] = Object.entries(hipaaRules);
  const asked = rules.filter(([, { protectedOnly = false }]) => protectData || !protectedOnly);
  return JSON.stringify({
    Resources: Object.fromEntries(asked.map(([identifier, rule]) => [logicalId(identifier), resource(identifier, rule)])),
  });
}

function resource(identifier: string, { parameters }: ConformanceRule) {
  return {
    Type: 'AWS::Config::ConfigRule',
    Properties: {
      ConfigRuleName: identifier.toLowerCase().replaceAll('_', '-'),
      Source: { Owner: 'AWS', SourceIdentifier: identifier },
      ...(parameters ? { InputParameters: parameters } : {}),
    },
  };
}

/** `IAM_USER_MFA_ENABLED` as `IamUserMfaEnabled`: logical ids take letters and digits only. */
const logicalId = (identifier: string) =>
  identifier
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
