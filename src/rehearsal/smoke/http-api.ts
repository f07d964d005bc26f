import { type EnvironmentResources, type Found, mapAt, named } from '../../assembly/environment-resources';
import { CannotFollow } from '../../assembly/refusal';
import { BrokenLink } from './broken-link';
import type { Request } from './request';

/** Where an HTTP API sends a request: over a VPC Link, to a listener. */
export interface PrivateTarget {
  readonly request: Request;
  readonly link: Found;
  readonly listener: Found;
  /** The name that the listener's certificate must have. */
  readonly serverName: string | undefined;
}

/** Whether it calls without a token. */
export interface Caller {
  readonly anonymous: boolean;
}

/** From a custom domain name through mapping, stage and route to the integration. */
export function throughHttpApi(resources: EnvironmentResources, domain: Found, request: Request, { anonymous }: Caller): PrivateTarget {
  if (String(domain.physicalId).toLowerCase() !== request.host) {
    throw new BrokenLink(`the API domain ${named(domain)} does not answer to the host ${request.host}`);
  }
  const mappings = resources.where('AWS::ApiGatewayV2::ApiMapping', 'DomainName', domain.physicalId);
  const { mapping, path } = withoutMappingKey(domain, mappings, 'ApiMappingKey', request.path);
  const api = resources.byId('AWS::ApiGatewayV2::Api', mapping.properties.ApiId);
  if (!api) throw new BrokenLink(`the mapping ${named(mapping)} leads to no API`);
  checkStage(resources, api, mapping);
  const route = routeOf(resources, api, request.method, path);
  const authorization = String(route.properties.AuthorizationType ?? 'NONE');
  if (anonymous && authorization !== 'NONE') {
    throw new BrokenLink(`the route ${named(route)} asks for ${authorization}, and answers 401 to an unauthenticated ${request.path}`);
  }
  const target = String(route.properties.Target ?? '').replace(/^integrations\//, '');
  const integration = resources.byId('AWS::ApiGatewayV2::Integration', target);
  if (!integration) throw new BrokenLink(`the route ${named(route)} leads to no integration`);
  return { ...privateTarget(resources, integration), request: { ...request, path: overwrittenPath(integration) ?? path } };
}

/** The mapping with the longest key that begins the path, and the path without it. */
export function withoutMappingKey(
  domain: Found,
  mappings: readonly Found[],
  keyProperty: 'ApiMappingKey' | 'BasePath',
  requested: string,
): { readonly mapping: Found; readonly path: string } {
  const keyOf = ({ properties }: Found) => String(properties[keyProperty] ?? '');
  const fits = (key: string) => key === '' || requested === `/${key}` || requested.startsWith(`/${key}/`);
  const [mapping] = mappings.filter((candidate) => fits(keyOf(candidate))).sort((one, other) => keyOf(other).length - keyOf(one).length);
  if (!mapping) throw new BrokenLink(`no API mapping of ${named(domain)} takes ${requested}`);
  const key = keyOf(mapping);
  return { mapping, path: key === '' ? requested : requested.slice(key.length + 1) || '/' };
}

function checkStage(resources: EnvironmentResources, api: Found, mapping: Found): void {
  const wanted = mapping.properties.Stage;
  const stage = resources
    .where('AWS::ApiGatewayV2::Stage', 'ApiId', api.physicalId)
    .find(({ properties, physicalId }) => properties.StageName === wanted || physicalId === wanted);
  if (!stage) throw new BrokenLink(`the mapping ${named(mapping)} names the stage ${String(wanted)}, which ${named(api)} does not have`);
  const { AutoDeploy, DeploymentId } = stage.properties;
  if (String(AutoDeploy) !== 'true' && DeploymentId === undefined) throw new BrokenLink(`nothing is deployed to the stage ${named(stage)}`);
}

/** The most specific route takes the request: a method before ANY, fixed segments before variables, `$default` last. */
function routeOf(resources: EnvironmentResources, api: Found, method: string, path: string): Found {
  const ranked = resources
    .where('AWS::ApiGatewayV2::Route', 'ApiId', api.physicalId)
    .map((route) => ({ route, rank: rankOf(String(route.properties.RouteKey), method, path) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank);
  const best = ranked[0];
  if (!best) throw new BrokenLink(`no route of ${named(api)} takes ${method} ${path}`);
  return best.route;
}

function rankOf(routeKey: string, method: string, path: string): number {
  if (routeKey === '$default') return 1;
  const [verb = '', pattern = ''] = routeKey.split(' ');
  if (verb !== 'ANY' && verb !== method) return 0;
  const escaped = pattern.replace(/[.*^$()|[\]\\]/g, '\\$&');
  const source = escaped.replace(/\{[^}]+\+\}/g, '.+').replace(/\{[^}]+\}/g, '[^/]+');
  if (!new RegExp(`^${source}$`).test(path)) return 0;
  const greedy = /\{[^}]+\+\}/.test(pattern);
  const segments = pattern.split('/').filter((segment) => segment !== '' && !segment.startsWith('{')).length;
  return 10 + (greedy ? 0 : 10_000) + segments * 10 + (verb === 'ANY' ? 0 : 1);
}

function privateTarget(resources: EnvironmentResources, integration: Found): Omit<PrivateTarget, 'request'> {
  const { ConnectionType, ConnectionId, IntegrationUri } = integration.properties;
  if (ConnectionType !== 'VPC_LINK') throw new BrokenLink(`the integration ${named(integration)} does not go through a VPC Link`);
  const link = resources.byId('AWS::ApiGatewayV2::VpcLink', ConnectionId);
  if (!link) throw new BrokenLink(`the integration ${named(integration)} names a VPC Link that is not there`);
  const listener = resources.byId('AWS::ElasticLoadBalancingV2::Listener', IntegrationUri);
  if (!listener) throw new BrokenLink(`the integration ${named(integration)} leads to no listener`);
  const { ServerNameToVerify } = mapAt(integration.properties, 'TlsConfig');
  if (listener.properties.Protocol === 'HTTPS' && ServerNameToVerify === undefined) {
    throw new BrokenLink(`the integration ${named(integration)} speaks HTTP to the HTTPS listener ${named(listener)}: it has no TlsConfig`);
  }
  return { link, listener, serverName: ServerNameToVerify === undefined ? undefined : String(ServerNameToVerify) };
}

/** A fixed path; anything made of the request's own parts leaves the path as it is only where it is just that. */
function overwrittenPath({ properties, stack, logicalId }: Found): string | undefined {
  const parameters = mapAt(properties, 'RequestParameters');
  const path = parameters['overwrite:path'];
  if (path === undefined || path === '$request.path') return undefined;
  if (String(path).includes('$')) throw new CannotFollow(`the path ${String(path)} of the integration ${stack}/${logicalId}`);
  return String(path);
}
