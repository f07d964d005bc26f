import { type EnvironmentResources, type Found, mapAt, named } from '../../assembly/environment-resources';
import { CannotFollow } from '../../assembly/refusal';
import { pathOf } from '../../assembly/rest-paths';
import type { Value, ValueMap } from '../../assembly/template';
import { BrokenLink } from './broken-link';
import { type Caller, type PrivateTarget, withoutMappingKey } from './http-api';
import type { Request } from './request';

/** From a custom domain name through base path, stage and method of a REST API to the load balancer behind its VPC Link. */
export function throughRestApi(resources: EnvironmentResources, domain: Found, request: Request, { anonymous }: Caller): PrivateTarget {
  if (String(domain.physicalId).toLowerCase() !== request.host) {
    throw new BrokenLink(`the API domain ${named(domain)} does not answer to the host ${request.host}`);
  }
  const mappings = resources.where('AWS::ApiGateway::BasePathMapping', 'DomainName', domain.physicalId);
  const { mapping, path } = withoutMappingKey(domain, mappings, 'BasePath', request.path);
  const api = resources.byId('AWS::ApiGateway::RestApi', mapping.properties.RestApiId);
  if (!api) throw new BrokenLink(`the mapping ${named(mapping)} leads to no API`);
  checkStage(resources, api, mapping);
  const method = methodAt(resources, api, request.method, path);
  if (!method) throw new BrokenLink(`no method of ${named(api)} takes ${request.method} ${path}`);
  const authorization = String(method.properties.AuthorizationType ?? 'NONE');
  if (anonymous && authorization !== 'NONE') {
    throw new BrokenLink(`the method ${named(method)} asks for ${authorization}, and answers 401 to an unauthenticated ${request.path}`);
  }
  return privateTarget(resources, method, { ...request, path }, pathOf(resources, api, method.properties.ResourceId));
}

/**
 * Segment by segment, a fixed one before a variable and that before `{proxy+}`, and never back: where a resource answers nothing, one that
 * would have taken the path by a variable higher up is not asked.
 */
function methodAt(resources: EnvironmentResources, api: Found, verb: string, path: string): Found | undefined {
  const all = resources.where('AWS::ApiGateway::Resource', 'RestApiId', api.physicalId);
  const isRoot = (id: Value | undefined) => !all.some(({ physicalId }) => physicalId === id);
  let parent: Found | undefined;
  for (const segment of path.split('/').filter((part) => part !== '')) {
    const children = all.filter(({ properties }) => (parent ? properties.ParentId === parent.physicalId : isRoot(properties.ParentId)));
    const child = (fits: (part: string) => boolean) => children.find(({ properties }) => fits(String(properties.PathPart)));
    parent = child((part) => part === segment) ?? child((part) => /^\{[^+]+\}$/.test(part)) ?? child((part) => part.endsWith('+}'));
    if (!parent) return undefined;
    if (String(parent.properties.PathPart).endsWith('+}')) break;
  }
  const methods = resources
    .where('AWS::ApiGateway::Method', 'RestApiId', api.physicalId)
    .filter(({ properties }) => (parent ? properties.ResourceId === parent.physicalId : isRoot(properties.ResourceId)));
  const byVerb = (wanted: string) => methods.find(({ properties }) => properties.HttpMethod === wanted);
  return byVerb(verb) ?? byVerb('ANY');
}

/** A method and where it stands, such as `GET` and `/eshop/{proxy+}`. */
export interface RestMethod {
  readonly method: Found;
  readonly verb: string;
  readonly pattern: string;
}

export function methodsOf(resources: EnvironmentResources, api: Found): readonly RestMethod[] {
  return resources.where('AWS::ApiGateway::Method', 'RestApiId', api.physicalId).map((method) => ({
    method,
    verb: String(method.properties.HttpMethod),
    pattern: pathOf(resources, api, method.properties.ResourceId),
  }));
}

function checkStage(resources: EnvironmentResources, api: Found, mapping: Found): void {
  const wanted = mapping.properties.Stage;
  const stage = resources
    .where('AWS::ApiGateway::Stage', 'RestApiId', api.physicalId)
    .find(({ properties, physicalId }) => properties.StageName === wanted || physicalId === wanted);
  if (!stage) throw new BrokenLink(`the mapping ${named(mapping)} names the stage ${String(wanted)}, which ${named(api)} does not have`);
  if (!resources.byId('AWS::ApiGateway::Deployment', stage.properties.DeploymentId)) {
    throw new BrokenLink(`the stage ${named(stage)} has no deployment that is there`);
  }
}

function privateTarget(resources: EnvironmentResources, method: Found, request: Request, pattern: string): PrivateTarget {
  const integration = mapAt(method.properties, 'Integration');
  const { Type, ConnectionType, ConnectionId, IntegrationTarget } = integration;
  if (Type !== 'HTTP_PROXY' || ConnectionType !== 'VPC_LINK') {
    throw new BrokenLink(`the method ${named(method)} does not pass requests on through a VPC Link`);
  }
  const link = resources.byId('AWS::ApiGatewayV2::VpcLink', ConnectionId);
  if (!link) throw new BrokenLink(`the method ${named(method)} names a VPC Link that is not there`);
  const balancer = resources.byId('AWS::ElasticLoadBalancingV2::LoadBalancer', IntegrationTarget);
  if (!balancer) throw new BrokenLink(`the method ${named(method)} leads to no load balancer`);
  const url = urlOf(method, integration, request.path, pattern);
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const listener = resources
    .where('AWS::ElasticLoadBalancingV2::Listener', 'LoadBalancerArn', balancer.physicalId)
    .find(({ properties }) => Number(properties.Port) === port);
  if (!listener) throw new BrokenLink(`${named(balancer)} does not listen on port ${port}, to which the method ${named(method)} leads`);
  if ((listener.properties.Protocol === 'HTTPS') !== (url.protocol === 'https:')) {
    throw new BrokenLink(`the method ${named(method)} speaks ${url.protocol}// to the listener ${named(listener)}`);
  }
  const headers = new Map([...request.headers, ...setHeaders(method, integration)]);
  return {
    link,
    listener,
    serverName: url.protocol === 'https:' ? url.hostname : undefined,
    request: { ...request, host: url.hostname, path: url.pathname, headers },
  };
}

/**
 * The URI with the method's path parameters in it. Its path is taken to be the one that is sent. (The developer guide says that private
 * integrations put the stage's name before it, as they do for an HTTP API, whose integration has no path of its own; its examples for REST do
 * without.)
 */
function urlOf(method: Found, { Uri, RequestParameters }: ValueMap, path: string, pattern: string): URL {
  const parameters =
    typeof RequestParameters === 'object' && RequestParameters !== null ? new Map(Object.entries(RequestParameters)) : new Map();
  const given = parametersOf(pattern, path);
  const uri = String(Uri).replace(/\{([^}]+)\}/g, (_, name: string) => {
    const source = /^method\.request\.path\.(.+)$/.exec(String(parameters.get(`integration.request.path.${name}`)))?.[1];
    const value = source === undefined ? undefined : given.get(source);
    if (value === undefined) throw new BrokenLink(`the method ${named(method)} gives its integration's path no {${name}}`);
    return value;
  });
  if (!URL.canParse(uri)) throw new CannotFollow(`the URI ${uri} of the method ${named(method)}`);
  return new URL(uri);
}

/** Values of `/eshop/{proxy+}` in a path that it takes. */
function parametersOf(pattern: string, path: string): ReadonlyMap<string, string> {
  const names = [...pattern.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name = '']) => name);
  const source = pattern.replace(/\{[^}]+\+\}/g, '(.+)').replace(/\{[^}]+\}/g, '([^/]+)');
  const values = new RegExp(`^${source}$`).exec(path)?.slice(1) ?? [];
  return new Map(names.map((name, index) => [name, values[index] ?? '']));
}

/** Fixed values stand in single quotes. What comes of the request's own parts is not followed: no rule here asks for it. */
function setHeaders(method: Found, integration: ValueMap): [string, string][] {
  return Object.entries(mapAt(integration, 'RequestParameters')).flatMap(([key, value]) => {
    const header = /^integration\.request\.header\.(.+)$/i.exec(key)?.[1];
    if (header === undefined) return [];
    const literal = /^'(.*)'$/s.exec(String(value))?.[1];
    if (literal === undefined) throw new CannotFollow(`the header ${header} that the method ${named(method)} sets to ${String(value)}`);
    return [[header.toLowerCase(), literal] as [string, string]];
  });
}
