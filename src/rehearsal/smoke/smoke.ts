import type { SimulatedCloud } from '../cloud/simulated-cloud';
import { throughDistribution } from './distribution';
import { resolve } from './dns';
import { isCalled, throughTargetGroup } from './ecs-service';
import { BrokenLink, EnvironmentResources, type Found, mapsAt, named, textsAt } from './environment-resources';
import { type PrivateTarget, throughHttpApi } from './http-api';
import { askListener } from './listener';
import { matchesWildcard, type Request } from './request';
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
  const resources = new EnvironmentResources(cloud, accounts);
  const { hostname, pathname } = new URL(url);
  const walk = (path: string, anonymous: boolean) => walkRequest(resources, requestFor(hostname, path), anonymous);
  try {
    const status = walk(pathname, true);
    return [status.passed, ...reachServices(resources, services, pathname, walk)];
  } catch (error) {
    if (error instanceof BrokenLink) return `GET ${url}: ${error.message}`;
    throw error;
  }
}

interface Walk {
  readonly passed: string;
  /** Undefined where the load balancer answers itself. */
  readonly service: Found | undefined;
}

function requestFor(host: string, path: string): Request {
  return { method: 'GET', host, path, headers: new Map() };
}

function walkRequest(resources: EnvironmentResources, first: Request, anonymous: boolean): Walk {
  let request = first;
  let at = resolve(resources, request.host);
  const passed = [`GET ${first.path}`];
  if (at.type === 'AWS::CloudFront::Distribution') {
    passed.push(named(at));
    request = throughDistribution(resources, at, request);
    at = resolve(resources, request.host);
  }
  if (at.type !== 'AWS::ApiGatewayV2::DomainName') throw new BrokenLink(`${request.host} leads to ${named(at)}, which is no API domain`);
  passed.push(named(at));
  const target = throughHttpApi(resources, at, request, { anonymous });
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
  checkCertificate(resources, listener, serverName);
  return balancer;
}

function checkCertificate(resources: EnvironmentResources, listener: Found, serverName: string | undefined): void {
  if (serverName === undefined) return;
  const certificates = mapsAt(listener.properties, 'Certificates').flatMap(
    ({ CertificateArn }) => resources.byId('AWS::CertificateManager::Certificate', CertificateArn) ?? [],
  );
  if (certificates.length === 0) return; // Imported by ARN: its names are not known here.
  const names = certificates.flatMap(({ properties }) => [
    String(properties.DomainName),
    ...textsAt(properties, 'SubjectAlternativeNames'),
  ]);
  if (names.some((name) => matchesWildcard(name, serverName, { ignoreCase: true }))) return;
  throw new BrokenLink(`the certificate of the listener ${named(listener)} is for ${names.join(', ')}, not for ${serverName}`);
}

/** One request for each route of the API that leads on; every service must be at the end of one. */
function reachServices(
  resources: EnvironmentResources,
  services: readonly string[],
  requested: string,
  walk: (path: string, anonymous: boolean) => Walk,
): string[] {
  if (services.length === 0) return [];
  const walks = samplePaths(resources)
    .filter((path) => path !== requested)
    .map((path) => walk(path, false));
  return services.map((service) => {
    const reached = walks.find((candidate) => candidate.service && isCalled(resources, candidate.service, service));
    if (!reached) throw new BrokenLink(`no route of the API leads to the service ${service}`);
    return `${service}: ${reached.passed.replace(/ > .* > /, ' > … > ')}`; // The way there is that of the first request.
  });
}

function samplePaths(resources: EnvironmentResources): string[] {
  const keys = resources.all('AWS::ApiGatewayV2::Route').map(({ properties }) => String(properties.RouteKey));
  const paths = keys.filter((key) => /^(ANY|GET) /.test(key)).map((key) => (key.split(' ')[1] ?? '/').replace(/\{[^}]+\}/g, 'rehearsal'));
  return [...new Set(paths)];
}
