import type { EnvironmentResources } from '../environment-resources';
import { matchesWildcard } from '../wildcards';

const reference = /\{\{resolve:(secretsmanager|ssm-secure):([^}]*)\}\}/g;

/**
 * Whether only who may read it knows a value: it refers to a secret, and that secret's own value does not stand in a template. What stands in
 * a template, or is an id that AWS chooses, is taken to be known to everybody.
 */
export function isSecret(resources: EnvironmentResources, value: string): boolean {
  return [...value.matchAll(reference)].some(([, service, rest = '']) => {
    const written = resources.all('AWS::SecretsManager::Secret').find(({ physicalId }) => rest.startsWith(physicalId));
    return service === 'ssm-secure' || written?.properties.SecretString === undefined;
  });
}

/** Whether a header that is sent may be one that is accepted. Two references to one secret may read the same, whatever else they say. */
export function mayBeSame(sent: string, accepted: string): boolean {
  if (accepted === sent || matchesWildcard(accepted, sent, { ignoreCase: true })) return true;
  const secrets = secretsIn(sent);
  return secretsIn(accepted).some((secret) => secrets.includes(secret));
}

/** Without field, stage and version: `secretsmanager:<id>`. */
function secretsIn(value: string): string[] {
  return [...value.matchAll(reference)].map(([, service = '', rest = '']) => `${service}:${rest.split(/:SecretString|:\d+$/)[0]}`);
}
