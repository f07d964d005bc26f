import type { Assembly } from '../assembly';
import { matchesWildcard } from '../wildcards';
import type { Access, Principal, ResourcePolicy, Statement, Who } from './access';
import { pipelineEnvironment } from './access';
import type { AccessFinding, Fault } from './finding';
import { judgeService } from './judge-service';
import { excessOnEverything, isSweeping, loadBalancingAccounts } from './known-actions';
import { mayConnect, usersIn } from './services';

/**
 * Judges who may do what. Of services it knows what configuration grants, from the manifest: without one, or with one that does not say, what
 * they may do is listed and not judged. Of the others it says what no configuration can mean: everything, everybody, and accounts that are
 * none of the assembly's. A `Deny` and a permissions boundary take nothing away here: both can go without anybody looking at what they held.
 */
export function judgeAccess(access: Access, { manifest, stacks }: Pick<Assembly, 'manifest' | 'stacks'>): readonly AccessFinding[] {
  const { environment, services, principals, resources, unattached } = access;
  const granted = manifest?.environments.find(({ name }) => name === environment)?.access;
  const accounts = new Set([...stacks.map(({ account }) => account), ...(manifest?.environments ?? []).map(({ account }) => account)]);
  const roles = new Set(services.flatMap(({ taskRole, executionRole }) => [taskRole, executionRole]));
  const isPipeline = environment === pipelineEnvironment;
  const faults = [
    ...(granted ? services.flatMap((row) => judgeService(row, granted)) : []),
    ...principals.flatMap((one) => [
      ...one.grants.flatMap((statement) => tooMuch(one.name, statement, isPipeline)),
      ...sweeping(one),
      ...one.trust.flatMap((statement) => strangers(one.name, 'may be assumed by', statement, accounts)),
      ...(roles.has(one.name)
        ? []
        : otherUsers(
            one,
            services.map(({ service }) => service),
          )),
    ]),
    ...principals.filter(({ name }) => roles.has(name)).flatMap(lent),
    ...unattached.flatMap(({ policy, statements }) => statements.flatMap((statement) => tooMuch(policy, statement, isPipeline))),
    ...resources.flatMap((policy) => admitted(policy, accounts)),
  ];
  return faults.map((fault) => ({ environment, ...fault }));
}

function tooMuch(where: string, statement: Statement, isPipeline: boolean): Fault[] {
  const excess = excessOnEverything(statement, isPipeline);
  if (excess.length === 0) return [];
  const message = `${where} may ${excess.join(', ')} on everything, by ${statement.policy}`;
  return [{ rule: 'action-on-everything', where, message, remedy: 'Name the actions and the resources that it needs.' }];
}

function sweeping({ name, awsManaged }: Principal): Fault[] {
  return awsManaged.filter(isSweeping).map((policy) => ({
    rule: 'sweeping-policy',
    where: name,
    message: `${name} has AWS's policy ${policy}`,
    remedy: 'Write a policy of the actions that it needs.',
  }));
}

/** Tasks alone take on what a service may. */
function lent({ name, trust }: Principal): Fault[] {
  const others = trust
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ who, whoMean }) => (whoMean === 'these' ? who.filter(({ id }) => id !== 'ecs-tasks.amazonaws.com') : who));
  if (others.length === 0) return [];
  const message = `${name}, under which a service's tasks work, may be assumed by ${others.map((one) => one.name).join(', ')} too`;
  return [{ rule: 'task-role-lent', where: name, message, remedy: 'Let `ecs-tasks.amazonaws.com` alone assume it.' }];
}

/** A database user is its service's, and nobody else's. */
function otherUsers({ name, grants, trust }: Principal, services: readonly string[]): Fault[] {
  if (isOfProxy(trust)) return [];
  const users = grants.filter(mayConnect).flatMap(usersIn);
  const taken = services.filter((service) => users.some(({ user }) => matchesWildcard(user, service)));
  if (taken.length === 0) return [];
  const message = `${name} may log in to the database as ${taken.join(', ')}, which ${taken.length === 1 ? 'is the user of a service' : 'are users of services'}`;
  return [{ rule: 'database-user-of-another', where: name, message, remedy: 'Give it a database user of its own.' }];
}

/** RDS Proxy signs in as the user that has signed in to it with IAM, and as no other: the role is of use to nobody but RDS itself. */
function isOfProxy(trust: Principal['trust']): boolean {
  const allowed = trust.filter(({ effect }) => effect === 'Allow');
  return (
    allowed.length > 0 && allowed.every(({ who, whoMean }) => whoMean === 'these' && who.every(({ id }) => id === 'rds.amazonaws.com'))
  );
}

/** Keys of conditions that hold a grant to everybody to somebody. */
const identifying =
  /^(aws:Principal(Account|Arn|OrgID|OrgPaths)|aws:Source(Account|Arn|OrgID|OrgPaths|Vpc|Vpce|Ip|VpcArn)|kms:CallerAccount|sts:ExternalId|[^ ]+:(sub|aud)) /i;

function admitted({ resource, type, statements }: ResourcePolicy, accounts: ReadonlySet<string>): Fault[] {
  // An endpoint's policy only narrows what passes through it; who may do it is said elsewhere.
  if (type === 'AWS::EC2::VPCEndpoint') return [];
  return statements.flatMap((statement) => strangers(resource, 'admits', statement, accounts));
}

function strangers(where: string, verb: string, statement: Statement, accounts: ReadonlySet<string>): Fault[] {
  const { effect, who, whoMean, conditions, actions } = statement;
  if (effect === 'Deny') return [];
  const isBound = conditions.some((condition) => identifying.test(condition));
  if (whoMean === 'all-but' || (!isBound && who.some(({ kind }) => kind === 'everybody' || kind === 'federated'))) {
    const message = `${where} ${verb} everybody, to ${actions.join(', ')}, by ${statement.policy}`;
    return [{ rule: 'open-to-everybody', where, message, remedy: 'Name who is meant, or add a condition on the account that calls.' }];
  }
  const writesLogs = actions.every((action) => action === 's3:PutObject');
  const outside = who.filter((one) => {
    const account = accountOf(one);
    return account !== undefined && !accounts.has(account) && !(writesLogs && loadBalancingAccounts.has(account));
  });
  if (outside.length === 0) return [];
  const message = `${where} ${verb} ${outside.map(({ name }) => name).join(', ')}, which is no account of this assembly, to ${actions.join(', ')}`;
  return [{ rule: 'open-to-stranger', where, message, remedy: 'Take it out, or deploy what needs it from this assembly.' }];
}

function accountOf({ kind, id }: Who): string | undefined {
  if (kind === 'account') return id;
  return kind === 'principal' ? /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(id)?.[1] : undefined;
}
