import { type EnvironmentResources, type Found, mapsAt, named, textsAt } from '../../assembly/environment-resources';
import type { Value } from '../../assembly/template';
import { BrokenLink } from './broken-link';
import { type Database, databaseAt } from './databases';
import { resolve } from './dns';
import { throughTargetGroup } from './ecs-service';
import { askListener, checkCertificate } from './listener';
import { checkConnection } from './security-groups';

/**
 * Follows what the services themselves call, as far as their containers' environment variables say: URLs in the environment's own domain,
 * and addresses of databases and of proxies before them.
 * @param domain such as `dev.example.com`; what lies elsewhere is not followed
 */
export function followCalls(resources: EnvironmentResources, domain: string): string[] {
  return resources.all('AWS::ECS::Service').flatMap((service) =>
    environmentOf(resources, service).flatMap((value) => {
      const url = urlWithin(domain, value);
      if (url) return [attempt(service, url.href, () => callThroughBalancer(resources, service, url))];
      const database = databaseAt(resources, value);
      return database ? [attempt(service, named(database.found), () => callDatabase(service, database))] : [];
    }),
  );
}

function attempt(service: Found, what: string, follow: () => string): string {
  try {
    return follow();
  } catch (error) {
    if (!(error instanceof BrokenLink)) throw error;
    throw new BrokenLink(`${named(service)} calls ${what}: ${error.message}`);
  }
}

function environmentOf(resources: EnvironmentResources, { properties }: Found): Value[] {
  const task = resources.byId('AWS::ECS::TaskDefinition', properties.TaskDefinition);
  const containers = task ? mapsAt(task.properties, 'ContainerDefinitions') : [];
  return containers.flatMap((container) => mapsAt(container, 'Environment').flatMap(({ Value }) => (Value === undefined ? [] : [Value])));
}

function urlWithin(domain: string, value: Value): URL | undefined {
  if (typeof value !== 'string' || !value.startsWith('https://') || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  return url.hostname.endsWith(`.${domain}`) ? url : undefined;
}

function callThroughBalancer(resources: EnvironmentResources, caller: Found, url: URL): string {
  const balancer = resolve(resources, url.hostname);
  const port = Number(url.port || 443);
  const listener = resources
    .where('AWS::ElasticLoadBalancingV2::Listener', 'LoadBalancerArn', balancer.physicalId)
    .find(({ properties }) => Number(properties.Port) === port);
  if (!listener) throw new BrokenLink(`${named(balancer)} does not listen on port ${port}`);
  checkConnection(resources, {
    from: `the ECS service ${named(caller)}`,
    fromGroups: groupsOf(caller),
    to: `the load balancer ${named(balancer)}`,
    toGroups: textsAt(balancer.properties, 'SecurityGroups'),
    port,
  });
  checkCertificate(resources, listener, url.hostname);
  const path = `${url.pathname.replace(/\/$/, '')}/rehearsal`;
  const { rule, targetGroups } = askListener(resources, listener, { method: 'GET', host: url.hostname, path, headers: new Map() });
  const [called] = targetGroups.map((group) => throughTargetGroup(resources, balancer, rule, group));
  if (!called) throw new BrokenLink(`the listener rule ${named(rule)} forwards ${path} to no service`);
  return `${named(caller)} reaches ${named(called)}`;
}

function callDatabase(caller: Found, { found, call }: Database): string {
  call({ from: `the ECS service ${named(caller)}`, groups: groupsOf(caller) });
  return `${named(caller)} reaches ${named(found)}`;
}

function groupsOf({ properties }: Found): readonly string[] {
  return textsAt(properties, 'NetworkConfiguration', 'AwsvpcConfiguration', 'SecurityGroups');
}
