import { type Found, mapAt, named } from '../environment-resources';
import { answering } from './addresses';
import { throughListener } from './load-balancers';
import { throughDiscovery } from './service-discovery';
import { type Arrival, doubt, hasPassed, type Survey, type Traffic, through } from './traffic';
import { throughVpcLink } from './vpc-links';
import { isArnOf } from './web-acls';

/** From an HTTP or WebSocket API, whichever stage, route by route. No web ACL can stand before it. */
export function throughHttpApi(survey: Survey, traffic: Traffic, api: Found): readonly Arrival[] {
  if (hasPassed(traffic, api)) return [];
  const { Body, BodyS3Location, Target } = api.properties;
  if (Body ?? BodyS3Location ?? Target) doubt(survey, api, 'has routes that are written outside of the template: Body or Target');
  const here = through(traffic, api);
  return survey.resources
    .where('AWS::ApiGatewayV2::Route', 'ApiId', api.physicalId)
    .flatMap((route) => throughRoute(survey, ofRoute(survey, here, route), route));
}

function ofRoute({ resources }: Survey, traffic: Traffic, { properties }: Found): Traffic {
  const key = String(properties.RouteKey);
  const [method = '', path] = key.split(' ');
  const type = String(properties.AuthorizationType ?? 'NONE');
  const authorizer = resources.byId('AWS::ApiGatewayV2::Authorizer', properties.AuthorizerId);
  return {
    ...traffic,
    route: { route: key, authorizer: type === 'NONE' ? null : authorizer ? `${type} ${named(authorizer)}` : type },
    paths: path === undefined ? traffic.paths : [...traffic.paths, patternOf(path)],
    methods: path === undefined || method === 'ANY' ? traffic.methods : [method],
  };
}

/** `/eshop/{proxy+}` and `/eshop/{id}` alike as `/eshop/*`. */
export function patternOf(path: string): string {
  return path.replace(/\{[^}]*\}/g, '*');
}

function throughRoute(survey: Survey, traffic: Traffic, route: Found): readonly Arrival[] {
  const target = String(route.properties.Target ?? '').replace(/^integrations\//, '');
  const integration = survey.resources.byId('AWS::ApiGatewayV2::Integration', target);
  if (!integration) {
    if (target !== '') doubt(survey, route, 'leads to an integration that is not in the assembly');
    return [];
  }
  return mapped(survey, traffic, integration).flatMap((sent) => throughIntegration(survey, sent, integration));
}

/** Parameter mapping may set headers, and the path. What it makes of the request is the sender's again. */
function mapped({ resources }: Survey, traffic: Traffic, { properties }: Found): readonly Traffic[] {
  const parameters = Object.entries(mapAt(properties, 'RequestParameters')).map(([key, value]) => [key, String(value)] as const);
  const headers = new Map(traffic.headers);
  for (const [key, value] of parameters) {
    const header = /^(?:overwrite|append):header\.(.+)$/i.exec(key)?.[1]?.toLowerCase();
    if (header === undefined) continue;
    if (value.includes('$') || key.startsWith('append')) headers.delete(header);
    if (!value.includes('$')) headers.set(header, value);
  }
  const [, path] = parameters.find(([key]) => key === 'overwrite:path') ?? [];
  if (path !== undefined && path !== '$request.path') return [{ ...traffic, headers, paths: [path.replace(/\$\{?[\w.]+\}?/g, '*')] }];
  // The name of a stage comes first in the path that a private integration sends, but for the one that has no name.
  const stages = resources.where('AWS::ApiGatewayV2::Stage', 'ApiId', properties.ApiId).map((stage) => String(stage.properties.StageName));
  const prefixes = ['', ...stages.filter((name) => name !== '$default').map((name) => `/${name}`)];
  return prefixes.map((prefix) => ({ ...traffic, headers, paths: traffic.paths.map((pattern) => `${prefix}${pattern}`) }));
}

function throughIntegration(survey: Survey, traffic: Traffic, integration: Found): readonly Arrival[] {
  const { ConnectionType, ConnectionId, IntegrationType, IntegrationUri } = integration.properties;
  const uri = String(IntegrationUri ?? '');
  if (ConnectionType === 'VPC_LINK') {
    const linked = throughVpcLink(survey, traffic, integration, ConnectionId);
    if (!linked) return [];
    const listener = survey.resources.all('AWS::ElasticLoadBalancingV2::Listener').find((candidate) => isArnOf(uri, candidate));
    return listener ? throughListener(survey, linked, listener) : throughDiscovery(survey, linked, integration, uri);
  }
  if (IntegrationType === 'MOCK' || /^AWS(_PROXY)?$/.test(String(IntegrationType))) {
    if (IntegrationType !== 'MOCK') doubt(survey, integration, 'calls an AWS service or a function, which may call on');
    return [];
  }
  const outside = /^https?:\/\/([^/:]+)/.exec(uri)?.[1] ?? '';
  const targets = answering(survey.resources, outside);
  if (targets.length === 0) doubt(survey, integration, `calls ${uri}, of which the assembly says nothing`);
  return targets.flatMap((target) => survey.follow({ ...traffic, sender: 'anywhere' }, target));
}
