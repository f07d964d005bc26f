import { type Found, hasAttributeOf, textsAt } from '../environment-resources';
import { mayConnect } from './connections';
import { type Arrival, type Survey, type Traffic, through } from './traffic';

/** Instances and clusters; an instance of a cluster is the cluster's. */
export function databases({ resources }: Survey): readonly Found[] {
  const instances = resources.all('AWS::RDS::DBInstance');
  return [...resources.all('AWS::RDS::DBCluster'), ...instances];
}

/** Connections to a database on its port, straight or through its proxies. */
export function arrivalsAtDatabase(survey: Survey, traffic: Traffic, database: Found): readonly Arrival[] {
  const straight = mayConnect(survey, traffic.sender, database, groupsOf(survey, database), portOf(survey, database))
    ? [{ traffic: through(traffic, database), target: database }]
    : [];
  return [...straight, ...proxiesOf(survey, database).flatMap((proxy) => throughProxy(survey, traffic, proxy, database))];
}

function throughProxy(survey: Survey, traffic: Traffic, proxy: Found, database: Found): readonly Arrival[] {
  if (traffic.sender === 'anywhere') return []; // A proxy has no public address.
  const groups = textsAt(proxy.properties, 'VpcSecurityGroupIds');
  const port = String(proxy.properties.EngineFamily) === 'MYSQL' ? 3306 : 5432;
  if (!mayConnect(survey, traffic.sender, proxy, groups, port)) return [];
  if (!mayConnect(survey, { groups }, database, groupsOf(survey, database), portOf(survey, database))) return [];
  return [{ traffic: through(through(traffic, proxy), database), target: database }];
}

function proxiesOf({ resources }: Survey, database: Found): readonly Found[] {
  const isIts = (id: string) => id === database.physicalId || hasAttributeOf(id, database);
  return resources
    .all('AWS::RDS::DBProxyTargetGroup')
    .filter(({ properties }) =>
      [...textsAt(properties, 'DBInstanceIdentifiers'), ...textsAt(properties, 'DBClusterIdentifiers')].some(isIts),
    )
    .flatMap(({ properties }) => resources.byId('AWS::RDS::DBProxy', properties.DBProxyName) ?? []);
}

/** Instances of a cluster have the cluster's groups. */
function groupsOf({ resources }: Survey, { properties }: Found): readonly string[] {
  const own = [...textsAt(properties, 'VPCSecurityGroups'), ...textsAt(properties, 'VpcSecurityGroupIds')];
  if (own.length > 0) return own;
  const cluster = resources.byId('AWS::RDS::DBCluster', properties.DBClusterIdentifier);
  return cluster ? textsAt(cluster.properties, 'VpcSecurityGroupIds') : [];
}

const ports: readonly (readonly [RegExp, number])[] = [
  [/postgres/, 5432],
  [/mysql|mariadb/, 3306],
  [/oracle/, 1521],
  [/sqlserver/, 1433],
  [/db2/, 50_000],
];

function portOf({ resources }: Survey, { properties }: Found): number {
  const cluster = resources.byId('AWS::RDS::DBCluster', properties.DBClusterIdentifier);
  const { Port = cluster?.properties.Port, Engine = cluster?.properties.Engine } = properties;
  return Port === undefined ? (ports.find(([engine]) => engine.test(String(Engine)))?.[1] ?? 3306) : Number(Port);
}
