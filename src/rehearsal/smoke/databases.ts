import { type EnvironmentResources, type Found, hasAttributeOf, named, textsAt } from '../../assembly/environment-resources';
import type { Value } from '../../assembly/template';
import { BrokenLink } from './broken-link';
import { checkConnection } from './security-groups';

/** Something that answers as a database. */
export interface Database {
  readonly found: Found;
  /** Connects to it, and beyond it where it is a proxy. */
  readonly call: (caller: Caller) => void;
}

export interface Caller {
  /** For messages. */
  readonly from: string;
  readonly groups: readonly string[];
}

/** The instance, or the proxy before one, whose address, an attribute, the value is. */
export function databaseAt(resources: EnvironmentResources, value: Value): Database | undefined {
  const has = (attribute: string) => (candidate: Found) =>
    value === `⟨${candidate.stack}/${candidate.logicalId}#${candidate.generation}.${attribute}⟩`;
  const instance = resources.all('AWS::RDS::DBInstance').find(has('Endpoint.Address'));
  if (instance) return { found: instance, call: (caller) => callInstance(resources, caller, instance) };
  const proxy = resources.all('AWS::RDS::DBProxy').find(has('Endpoint'));
  return proxy && { found: proxy, call: (caller) => callProxy(resources, caller, proxy) };
}

function callInstance(resources: EnvironmentResources, { from, groups }: Caller, instance: Found): void {
  const { Port, Engine } = instance.properties;
  checkConnection(resources, {
    from,
    fromGroups: groups,
    to: `the database ${named(instance)}`,
    toGroups: textsAt(instance.properties, 'VPCSecurityGroups'),
    port: Port === undefined ? (String(Engine).includes('postgres') ? 5432 : 3306) : Number(Port),
  });
}

/** A proxy is one listener more, and passes on to the instances that its target group names. */
function callProxy(resources: EnvironmentResources, { from, groups }: Caller, proxy: Found): void {
  const own = textsAt(proxy.properties, 'VpcSecurityGroupIds');
  checkConnection(resources, {
    from,
    fromGroups: groups,
    to: `the proxy ${named(proxy)}`,
    toGroups: own,
    port: proxy.properties.EngineFamily === 'MYSQL' ? 3306 : 5432,
  });
  const targets = targetsOf(resources, proxy);
  if (targets.length === 0) throw new BrokenLink(`the proxy ${named(proxy)} leads to no database that is there`);
  for (const target of targets) callInstance(resources, { from: `the proxy ${named(proxy)}`, groups: own }, target);
}

function targetsOf(resources: EnvironmentResources, proxy: Found): readonly Found[] {
  const identifiers = resources
    .where('AWS::RDS::DBProxyTargetGroup', 'DBProxyName', proxy.physicalId)
    .flatMap(({ properties }) => textsAt(properties, 'DBInstanceIdentifiers'));
  return resources
    .all('AWS::RDS::DBInstance')
    .filter((instance) => identifiers.some((identifier) => identifier === instance.physicalId || hasAttributeOf(identifier, instance)));
}
