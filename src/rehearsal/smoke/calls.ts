import { type EnvironmentResources, type Found, mapsAt, named, textsAt } from '../../assembly/environment-resources';
import type { Value } from '../../assembly/template';
import { BrokenLink } from './broken-link';
import { resolve } from './dns';
import { throughTargetGroup } from './ecs-service';
import { askListener, checkCertificate } from './listener';
import { checkConnection } from './security-groups';

/**
 * Follows what the services themselves call, as far as their containers' environment variables say: URLs in the environment's own domain,
 * and addresses of databases.
 * @param domain such as `dev.example.com`; what lies elsewhere is not followed
 */
export function followCalls(resources: EnvironmentResources, domain: string): string[] {
  return resources.all('AWS::ECS::Service').flatMap((service) =>
    environmentOf(resources, service).flatMap((value) => {
      const url = urlWithin(domain, value);
      if (url) return [attempt(service, url.href, () => callThroughBalancer(resources, service, url))];
      const database = databaseAt(resources, value);
      return database ? [attempt(service, named(database), () => callDatabase(resources, service, database))] : [];
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

/** The instance whose address, an attribute, the value is. */
function databaseAt(resources: EnvironmentResources, value: Value): Found | undefined {
  return resources
    .all('AWS::RDS::DBInstance')
    .find(({ stack, logicalId, generation }) => value === `⟨${stack}/${logicalId}#${generation}.Endpoint.Address⟩`);
}

function callDatabase(resources: EnvironmentResources, caller: Found, database: Found): string {
  const { Port, Engine } = database.properties;
  checkConnection(resources, {
    from: `the ECS service ${named(caller)}`,
    fromGroups: groupsOf(caller),
    to: `the database ${named(database)}`,
    toGroups: textsAt(database.properties, 'VPCSecurityGroups'),
    port: Port === undefined ? (String(Engine).includes('postgres') ? 5432 : 3306) : Number(Port),
  });
  return `${named(caller)} reaches ${named(database)}`;
}

function groupsOf({ properties }: Found): readonly string[] {
  return textsAt(properties, 'NetworkConfiguration', 'AwsvpcConfiguration', 'SecurityGroups');
}
