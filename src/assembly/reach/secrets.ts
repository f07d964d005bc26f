import type { EnvironmentResources } from '../environment-resources';

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
