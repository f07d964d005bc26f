import { type EnvironmentResources, type Found, named } from '../environment-resources';

/**
 * Calls ECS services as the configuration does. CDK writes the path of its construct beside a resource: the name is a part of it. Where no
 * path is written, the logical id begins with the name. A service that the configuration does not know keeps its `stack/logical id`.
 */
export function serviceNames(resources: EnvironmentResources, configured: readonly string[]): (service: Found) => string {
  const names = new Map(resources.all('AWS::ECS::Service').map((service) => [service, nameOf(service, configured)]));
  return (service) => names.get(service) ?? named(service);
}

function nameOf(service: Found, configured: readonly string[]): string {
  const path = service.metadata['aws:cdk:path'];
  const parts = typeof path === 'string' ? path.split('/').reverse() : [];
  const byPath = parts.find((part) => configured.includes(part));
  if (byPath !== undefined) return byPath;
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const longestFirst = [...configured].sort((one, other) => other.length - one.length);
  return longestFirst.find((name) => plain(service.logicalId).startsWith(plain(name))) ?? named(service);
}
