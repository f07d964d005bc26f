import type { ServiceAccess } from '../../schema/manifest';
import { matchesWildcard } from '../wildcards';
import type { DatabaseUser, RoleStatement, ServiceAccessRow } from './access';
import { describeActions } from './describe-actions';
import type { Fault } from './finding';
import { isOfShell } from './known-actions';

/** Whether the tasks of a service may do more than their configuration grants them. */
export function judgeService(row: ServiceAccessRow, granted: readonly ServiceAccess[]): readonly Fault[] {
  const own = granted.find(({ service }) => service === row.service);
  return [
    ...row.databaseUsers.flatMap((user) => wrongUser(row, user, own)),
    ...row.beyond.flatMap((statement) => beyond(row, statement)),
    ...row.awsManaged.map((policy) => ({
      rule: 'beyond-configuration',
      where: row.service,
      message: `${row.service} has AWS's policy ${policy}, which configuration does not grant`,
      remedy: 'Grant the actions that it needs, each on its resource.',
    })),
    ...foreign(row, 'image-of-another', 'pull from', row.images, row.ownImages),
    ...foreign(row, 'log-of-another', 'write to', row.logs, row.ownLogs),
  ];
}

/** A service's user has its name. */
function wrongUser({ service }: ServiceAccessRow, { database, user }: DatabaseUser, own: ServiceAccess | undefined): Fault[] {
  if (user !== service) {
    const message = `${service} may log in to ${database} as ${user}: its own user is ${service}`;
    return [
      { rule: 'database-user-of-another', where: service, message, remedy: `Let it connect as \`dbuser:<instance>/${service}\` alone.` },
    ];
  }
  if (own?.database) return [];
  const message = `${service} may log in to ${database} as ${user}, and configuration grants it no database`;
  const remedy = `Take \`rds-db:connect\` from its task role, or grant it \`database\` in the configuration.`;
  return [{ rule: 'database-user-not-granted', where: service, message, remedy }];
}

function beyond(row: ServiceAccessRow, statement: RoleStatement): Fault[] {
  const { service, ownSecrets } = row;
  if (statement.effect === 'Deny') return [];
  const isPlain = statement.actionsMean === 'these' && statement.resourcesMean === 'these';
  const isShell = (action: string) => statement.role === 'task' && isOfShell(action, statement.resources, row);
  const isSecret = (action: string) =>
    statement.role === 'execution' &&
    ['secretsmanager:getsecretvalue', 'ssm:getparameters', 'kms:decrypt'].includes(action.toLowerCase()) &&
    statement.resources.every(({ name }) => ownSecrets.some((secret) => secret === name || matchesWildcard(`${name}*`, secret)));
  const actions = statement.actions.filter((action) => !isPlain || !(isShell(action) || isSecret(action)));
  if (actions.length === 0) return [];
  return [
    {
      rule: 'beyond-configuration',
      where: service,
      message: `${service} may ${describeActions({ ...statement, actions })} by its ${statement.role} role, which configuration does not grant`,
      remedy: `Take it out of ${statement.policy}, or grant it in the configuration.`,
    },
  ];
}

/** What a task's own definition names is its own. */
function foreign({ service }: ServiceAccessRow, rule: string, verb: string, may: readonly string[], own: readonly string[]): Fault[] {
  const others = may.filter((name) => !own.includes(name));
  if (others.length === 0) return [];
  const message = `${service} may ${verb} ${others.join(', ')}, which its task definition does not name`;
  return [{ rule, where: service, message, remedy: 'Grant what its containers name, and nothing else.' }];
}
