import type { EnvironmentResources, Found } from './environment-resources';
import type { Value } from './template';

/** Where a resource of a REST API stands, such as `/eshop/{proxy+}`: its parts, up to the root. */
export function pathOf(resources: EnvironmentResources, api: Found, id: Value | undefined): string {
  const own = resources.where('AWS::ApiGateway::Resource', 'RestApiId', api.physicalId);
  const parts: string[] = [];
  let resource = own.find(({ physicalId }) => physicalId === id);
  while (resource && parts.length < own.length) {
    const { PathPart, ParentId } = resource.properties;
    parts.unshift(String(PathPart));
    resource = own.find(({ physicalId }) => physicalId === ParentId);
  }
  return `/${parts.join('/')}`;
}

/** The port of an integration's URI. Undefined where it is not written plainly: any listener may be meant. */
export function portOf(uri: Value | undefined): number | undefined {
  const [, scheme, port] = /^(https?):\/\/[^/:]*(?::(\d+))?(?:\/|$)/.exec(String(uri)) ?? [];
  if (port !== undefined) return Number(port);
  return scheme === undefined ? undefined : scheme === 'https' ? 443 : 80;
}
