import { type Found, mapAt, mapsAt } from '../environment-resources';
import { identity } from '../resolved-resource';
import { matchesWildcard } from '../wildcards';
import type { DatabaseUser, Principal, RoleStatement, ServiceAccessRow, Statement } from './access';
import type { Survey } from './survey';

const connect = 'rds-db:connect';
const pulling = ['ecr:batchchecklayeravailability', 'ecr:batchgetimage', 'ecr:getdownloadurlforlayer'];
const writing = ['logs:createlogstream', 'logs:putlogevents'];

export interface ServiceQuestion {
  readonly survey: Survey;
  readonly principals: readonly Principal[];
  readonly service: Found;
  readonly name: string;
  readonly calls: readonly string[];
}

/** What the tasks of a service may do, sorted into what every service may and the rest. */
export function serviceRow({ survey, principals, service, name, calls }: ServiceQuestion): ServiceAccessRow {
  const definition = survey.resources.byId('AWS::ECS::TaskDefinition', service.properties.TaskDefinition);
  const exec = service.properties.EnableExecuteCommand === true;
  const shells = exec ? shellResources(survey, service) : [];
  const taskRole = roleAt(survey, definition, 'TaskRoleArn');
  const executionRole = roleAt(survey, definition, 'ExecutionRoleArn');
  const grantsOf = (role: RoleStatement['role'], found: string | null): RoleStatement[] =>
    principals.filter((one) => one.name === found).flatMap(({ grants }) => grants.map((grant) => ({ ...grant, role })));
  const sorted = [...grantsOf('task', taskRole), ...grantsOf('execution', executionRole)].map(sort);
  return {
    service: name,
    calls,
    databaseUsers: distinct(sorted.flatMap(({ users }) => users)),
    images: distinct(sorted.flatMap(({ images }) => images)),
    logs: distinct(sorted.flatMap(({ logs }) => logs)),
    beyond: sorted.flatMap(({ beyond }) => beyond),
    awsManaged: distinct(principals.filter((one) => one.name === taskRole || one.name === executionRole).flatMap((one) => one.awsManaged)),
    taskRole,
    executionRole,
    ...ownOf(survey, definition, shells),
    exec,
    shellResources: shells,
  };
}

/** The role's name, or its ARN where the assembly does not make it. */
function roleAt({ resources, names }: Survey, definition: Found | undefined, property: string): string | null {
  const arn = definition?.properties[property];
  if (definition === undefined || arn === undefined) return null;
  const role = resources
    .all('AWS::IAM::Role')
    .find(
      ({ stack, logicalId, generation, physicalId }) => arn === `⟨${identity(stack, logicalId, generation)}.Arn⟩` || arn === physicalId,
    );
  return role ? names.of(role) : names.describe(String(arn), names.home(definition.stack));
}

/** The log and the key that the cluster has for shells. */
function shellResources({ resources, names }: Survey, service: Found): string[] {
  const cluster = resources.byId('AWS::ECS::Cluster', service.properties.Cluster);
  if (!cluster) return [];
  const { KmsKeyId } = mapAt(cluster.properties, 'Configuration', 'ExecuteCommandConfiguration');
  const { CloudWatchLogGroupName } = mapAt(cluster.properties, 'Configuration', 'ExecuteCommandConfiguration', 'LogConfiguration');
  const home = names.home(cluster.stack);
  return [CloudWatchLogGroupName, KmsKeyId].flatMap((value) => (value === undefined ? [] : [names.describe(String(value), home)]));
}

type Own = Pick<ServiceAccessRow, 'ownImages' | 'ownLogs' | 'ownSecrets'>;

/** What the containers of a definition name themselves. */
function ownOf({ names }: Survey, definition: Found | undefined, shells: readonly string[]): Own {
  if (!definition) return { ownImages: [], ownLogs: shells, ownSecrets: [] };
  const home = names.home(definition.stack);
  const containers = mapsAt(definition.properties, 'ContainerDefinitions');
  const registry = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)/;
  return {
    ownImages: distinct(
      containers.flatMap(({ Image }) => {
        const [, account, region, repository] = registry.exec(String(Image)) ?? [];
        return account === undefined ? [] : [names.describe(`arn:aws:ecr:${region}:${account}:repository/${repository}`, home)];
      }),
    ),
    ownLogs: distinct([
      ...shells,
      ...containers.flatMap((container) => {
        const group = mapAt(container, 'LogConfiguration', 'Options')['awslogs-group'];
        return group === undefined ? [] : [groupName(names.describe(String(group), home))];
      }),
    ]),
    ownSecrets: distinct(
      containers.flatMap((container) => mapsAt(container, 'Secrets').map(({ ValueFrom }) => names.describe(String(ValueFrom), home))),
    ),
  };
}

function groupName(described: string): string {
  return described.replace(/^log group /, '').replace(/:\*$/, '');
}

interface Sorted {
  readonly users: readonly DatabaseUser[];
  readonly images: readonly string[];
  readonly logs: readonly string[];
  readonly beyond: readonly RoleStatement[];
}

/** Exact actions on exact kinds of resources are what every service may. A wildcard is listed as such, whatever else it covers. */
function sort(statement: RoleStatement): Sorted {
  const { actions, resources } = statement;
  const nothing: Sorted = { users: [], images: [], logs: [], beyond: [] };
  if (statement.effect === 'Deny') return { ...nothing, beyond: [statement] };
  const isPlain = statement.actionsMean === 'these' && statement.resourcesMean === 'these';
  const of = (known: readonly string[]) => isPlain && actions.some((action) => known.includes(action.toLowerCase()));
  const repositories = resources.filter(({ arn, type }) => type === 'AWS::ECR::Repository' || /^arn:[^:]+:ecr:.*:repository\//.test(arn));
  const groups = resources.filter(({ arn, type }) => type === 'AWS::Logs::LogGroup' || /^arn:[^:]+:logs:.*:log-group:/.test(arn));
  const users = mayConnect(statement) ? usersIn(statement) : [];
  const isKnown = (action: string) => {
    const lower = action.toLowerCase();
    if (!isPlain) return false;
    if (lower === connect) return resources.every(({ arn }) => userIn(arn) !== undefined);
    if (lower === 'ecr:getauthorizationtoken') return true;
    if (pulling.includes(lower)) return repositories.length === resources.length;
    return writing.includes(lower) && groups.length === resources.length;
  };
  const rest = actions.filter((action) => !isKnown(action));
  return {
    users,
    images: of(pulling) ? repositories.map(({ name }) => name) : [],
    logs: of(writing) ? groups.map(({ name }) => groupName(name)) : [],
    beyond: rest.length > 0 ? [{ ...statement, actions: rest }] : [],
  };
}

/** Whether a statement lets somebody log in to a database, by name or by wildcard. */
export function mayConnect({ effect, actions, actionsMean }: Statement): boolean {
  if (effect === 'Deny') return false;
  const covers = actions.some((action) => matchesWildcard(action, connect, { ignoreCase: true }));
  return actionsMean === 'these' ? covers : !covers;
}

/** As whom. What is no database user's ARN may be any, and so may everything but some. */
export function usersIn({ resources, resourcesMean }: Statement): readonly DatabaseUser[] {
  if (resourcesMean === 'all-but') return [{ database: '*', user: '*' }];
  return resources.flatMap(({ arn, name }) => {
    const user = userIn(arn);
    if (user !== undefined) return [{ database: name.replace(/ user .*$/s, ''), user }];
    return matchesWildcard(arn, 'arn:aws:rds-db:any:any:dbuser:any/any') ? [{ database: '*', user: '*' }] : [];
  });
}

function userIn(arn: string): string | undefined {
  return /:rds-db:[^:]*:[^:]*:dbuser:.*\/([^/]+)$/s.exec(arn)?.[1];
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
