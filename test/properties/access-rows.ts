import type { Access } from '../../src/assembly/access/access';
import type { Environment } from '../../src/schema/environment';
import type { Service } from '../../src/schema/service';

/** A row of `carepath access`. */
export function rowsIn(access: Access | undefined): string[] {
  return (access?.services ?? []).map(({ service, calls, databaseUsers, images, beyond, awsManaged }) =>
    [
      service,
      `calls ${calls.join(' ')}`,
      `logs in as ${databaseUsers.map(({ database, user }) => `${user} of ${database}`).join(' ')}`,
      `pulls ${images.map((image) => image.replace(/ (of|in) .*$/, '')).join(' ')}`,
      ...beyond.map(({ actions }) => actions.join(' ')),
      ...awsManaged,
    ].join('; '),
  );
}

/** What configuration means it to be. */
export function rowOf({ name, database, image }: Service, environment: Environment): string {
  const { services, protectData } = environment;
  const calls = services.filter(({ callers }) => callers.includes(name)).map((called) => called.name);
  const user = database === 'none' ? '' : `${name} of ${databaseOf(environment)}`;
  const exec = protectData ? [] : execRights;
  return [name, `calls ${calls.sort().join(' ')}`, `logs in as ${user}`, `pulls repository ${image.repository}`, ...exec].join('; ');
}

/** What services log in to. */
function databaseOf({ database: { proxy, serving } }: Environment): string {
  if (proxy) return 'database-proxy/Proxy/Proxy';
  return serving === 'original' ? 'database/Instance' : `database/Restored-${serving}/Instance`;
}

/** What a shell in a task needs, where there may be one. */
const execRights = [
  'ssmmessages:CreateControlChannel ssmmessages:CreateDataChannel ssmmessages:OpenControlChannel ssmmessages:OpenDataChannel',
  'logs:DescribeLogGroups',
  'logs:DescribeLogStreams',
  'kms:Decrypt',
];
