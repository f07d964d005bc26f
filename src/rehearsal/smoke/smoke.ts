import { EnvironmentResources, type Found, mapAt, mapsAt, named, textsAt } from '../../assembly/environment-resources';
import { portOf } from '../../assembly/rest-paths';
import type { Value } from '../../assembly/template';
import type { SimulatedCloud } from '../cloud/simulated-cloud';
import { BrokenLink } from './broken-link';
import { followCalls } from './calls';
import { throughDistribution } from './distribution';
import { resolve } from './dns';
import { isCalled, throughTargetGroup } from './ecs-service';
import { type PrivateTarget, throughHttpApi } from './http-api';
import { askListener, checkCertificate } from './listener';
import type { Request } from './request';
import { methodsOf, type RestMethod, throughRestApi } from './rest-api';
import { checkConnection } from './security-groups';

/**
 * Walks the smoke step's request through the simulated resources, then one to each service.
 * @param url what the smoke step requests, without authentication
 * @param services names of the services that must be reached
 * @returns what each request passed, or the sentence that names the broken link
 */
export function smoke(
  cloud: SimulatedCloud,
  accounts: readonly string[],
  url: string,
  services: readonly string[],
): readonly string[] | string {
  const resources = new EnvironmentResources(cloud.stacks().filter(({ account }) => accounts.includes(account)));
  const { hostname, pathname } = new URL(url);
  const walk = ({ method, path }: Sample, anonymous = false) =>
    walkRequest(resources, { method, host: hostname, path, headers: new Map() }, anonymous);
  try {
    const status = walk({ method: 'GET', path: pathname }, true);
    const reached = reachServices(resources, { services, requested: pathname }, walk);
    const domain = hostname.slice(hostname.indexOf('.') + 1);
    return [status.passed, ...reached, ...(services.length > 0 ? followCalls(resources, domain) : [])];
  } catch (error) {
    if (error instanceof BrokenLink) return error.message;
    throw error;
  }
}

interface Walk {
  readonly passed: string;
  /** Undefined where the load balancer answers itself. */
  readonly service: Found | undefined;
}

function walkRequest(resources: EnvironmentResources, first: Request, anonymous: boolean): Walk {
  try {
    return followRequest(resources, first, anonymous);
  } catch (error) {
    if (!(error instanceof BrokenLink)) throw error;
    throw new BrokenLink(`${first.method} https://${first.host}${first.path}: ${error.message}`);
  }
}

/** By the type of the custom domain name. */
const apis: { readonly [type: string]: typeof throughHttpApi | undefined } = {
  'AWS::ApiGatewayV2::DomainName': throughHttpApi,
  'AWS::ApiGateway::DomainName': throughRestApi,
};

function followRequest(resources: EnvironmentResources, first: Request, anonymous: boolean): Walk {
  let request = first;
  let at = resolve(resources, request.host);
  const passed = [`${first.method} ${first.path}`];
  if (at.type === 'AWS::CloudFront::Distribution') {
    passed.push(named(at));
    request = throughDistribution(resources, at, request);
    at = resolve(resources, request.host);
  }
  const throughApi = apis[at.type];
  if (!throughApi) throw new BrokenLink(`${request.host} leads to ${named(at)}, which is no API domain`);
  passed.push(named(at));
  const target = throughApi(resources, at, request, { anonymous });
  const balancer = throughLink(resources, target);
  passed.push(named(target.link), named(target.listener));
  const { rule, targetGroups, status } = askListener(resources, target.listener, target.request);
  passed.push(named(rule));
  if (status !== undefined) {
    if (status < 200 || status > 299) throw new BrokenLink(`the listener rule ${named(rule)} answers ${status} to ${first.path}`);
    return { passed: `${passed.join(' > ')}: ${status}`, service: undefined };
  }
  const [service] = targetGroups.map((group) => throughTargetGroup(resources, balancer, rule, group));
  if (!service) throw new BrokenLink(`the listener rule ${named(rule)} forwards to nothing`);
  return { passed: [...passed, named(service)].join(' > '), service };
}

function throughLink(resources: EnvironmentResources, { link, listener, serverName }: PrivateTarget): Found {
  const balancer = resources.byId('AWS::ElasticLoadBalancingV2::LoadBalancer', listener.properties.LoadBalancerArn);
  if (!balancer) throw new BrokenLink(`the listener ${named(listener)} belongs to no load balancer that is there`);
  checkConnection(resources, {
    from: `the VPC Link ${named(link)}`,
    fromGroups: textsAt(link.properties, 'SecurityGroupIds'),
    to: `the load balancer ${named(balancer)}`,
    toGroups: textsAt(balancer.properties, 'SecurityGroups'),
    port: Number(listener.properties.Port),
  });
  if (serverName !== undefined) checkCertificate(resources, listener, serverName);
  return balancer;
}

/**
 * One request for each route of the API, and one for each path that the edge's listener waits for; every service must be at the end of one.
 * Who may call is not asked: tokens are not simulated.
 */
function reachServices(resources: EnvironmentResources, { services, requested }: Wanted, walk: (sample: Sample) => Walk): string[] {
  if (services.length === 0) return [];
  const samples = [...routeSamples(resources), ...listenerSamples(resources)].filter(({ path }) => path !== requested);
  const walks = [...new Map(samples.map((sample) => [`${sample.method} ${sample.path}`, sample])).values()].map((sample) => walk(sample));
  return services.map((service) => {
    const reached = walks.find((candidate) => candidate.service && isCalled(resources, candidate.service, service));
    if (!reached) throw new BrokenLink(`no route of the API leads to the service ${service}`);
    return `${service}: ${reached.passed.replace(/ > .* > /, ' > … > ')}`; // The way there is that of the first request.
  });
}

interface Wanted {
  readonly services: readonly string[];
  /** The path that has been walked already. */
  readonly requested: string;
}

interface Sample {
  readonly method: string;
  readonly path: string;
}

function routeSamples(resources: EnvironmentResources): Sample[] {
  const routes = resources.all('AWS::ApiGatewayV2::Route').map(({ properties }) => String(properties.RouteKey).split(' '));
  const methods = restMethods(resources).map(({ verb, pattern }) => [verb, pattern]);
  return [...routes, ...methods].flatMap(([method = '', pattern]) => {
    if (pattern === undefined || method === 'OPTIONS') return []; // `$default` has no path; preflight requests end at the API.
    return [{ method: method === 'ANY' ? 'GET' : method, path: pattern.replace(/\{[^}]+\}/g, 'rehearsal') }];
  });
}

function restMethods(resources: EnvironmentResources): readonly RestMethod[] {
  return resources.all('AWS::ApiGateway::RestApi').flatMap((api) => methodsOf(resources, api));
}

/** A path that a listener behind the API waits for and no route leads to is a service half cut off. */
function listenerSamples(resources: EnvironmentResources): Sample[] {
  const listeners = listenersBehind(resources);
  const rules = resources
    .all('AWS::ElasticLoadBalancingV2::ListenerRule')
    .filter(({ properties }) => properties.ListenerArn !== undefined && listeners.has(properties.ListenerArn));
  const paths = rules.flatMap((rule) =>
    mapsAt(rule.properties, 'Conditions').flatMap((condition) => textsAt(condition, 'PathPatternConfig', 'Values')),
  );
  return paths.filter((path) => path.endsWith('/*')).map((path) => ({ method: 'GET', path: path.replace(/\*$/, 'rehearsal') }));
}

/** An HTTP API names the listener; a REST API its load balancer, and the port in the URI. */
function listenersBehind(resources: EnvironmentResources): ReadonlySet<Value> {
  const named = resources.all('AWS::ApiGatewayV2::Integration').flatMap(({ properties }) => properties.IntegrationUri ?? []);
  const meant = restMethods(resources).flatMap(({ method }) => {
    const { IntegrationTarget, Uri } = mapAt(method.properties, 'Integration');
    return resources
      .where('AWS::ElasticLoadBalancingV2::Listener', 'LoadBalancerArn', IntegrationTarget)
      .filter(({ properties }) => Number(properties.Port) === portOf(Uri))
      .map(({ physicalId }) => physicalId);
  });
  return new Set([...named, ...meant]);
}
