import type { Problem } from '../problem';
import { present, type Subject } from '../subject';
import { suggestion } from '../suggestion';

/**
 * Users that stand in every database: RDS's own, the master user of `src/stacks/database`, and two names that PostgreSQL keeps to itself. A
 * service's own user has its name.
 */
const databaseUsers = [
  'rdsadmin',
  'rdsrepladmin',
  'rdstopmgr',
  'rdsproxyadmin',
  'rdswriteforwarduser',
  'dbadmin',
  'root',
  'public',
  'none',
];
/** Databases and schemas that stand in every instance: the engines', and the one that RDS makes with it. A service's own has its name. */
const databases = ['carepath', 'postgres', 'template0', 'template1', 'mysql', 'sys'];

/** Services that are named exist, and are named so that the database can tell them apart. */
export function checkServiceNames({ services, environments, images }: Subject): Problem[] {
  const names = [...new Set(services.flatMap(({ name }) => (name === undefined ? [] : [name])))];
  const unknown = (path: string, name: string, consequence: string): Problem[] => {
    if (names.length === 0 || names.includes(name)) return [];
    return [{ path, message: `there is no service '${name}'`, consequence, remedy: suggestion(name, names) }];
  };
  return [
    ...services.flatMap((service) =>
      present(service.callers).flatMap(([index, caller]) => {
        const path = `${service.at}.callers[${index}]`;
        if (caller !== service.name) return unknown(path, caller, 'Whoever should be let in would be refused.');
        const consequence = 'A service that calls itself through the load balancer can hold all of its own tasks in waiting.';
        return [{ path, message: `${caller} would call itself`, consequence, remedy: 'Take it away, and call the code instead.' }];
      }),
    ),
    ...services
      .filter(({ name = '', database }) => database === 'read-write' && databaseUsers.includes(name))
      .map(({ at, name }) => ({
        path: `${at}.name`,
        message: `'${name}' is a user of the database that is there already`,
        consequence: 'The service would be given rights over all that the database holds.',
        remedy: 'Give the service another name.',
      })),
    ...services
      .filter(({ name = '', database }) => database === 'read-write' && databases.includes(name))
      .map(({ at, name }) => ({
        path: `${at}.name`,
        message: `'${name}' is a database of the instance that is there already`,
        consequence: 'The service’s migrations would be made its owner, over what others keep there.',
        remedy: 'Give the service another name.',
      })),
    ...environments.flatMap(({ at, serviceOverrides = {} }) =>
      Object.keys(serviceOverrides).flatMap((name) =>
        unknown(`${at}.serviceOverrides.${name}`, name, 'The override would change nothing.'),
      ),
    ),
    ...Object.keys(images ?? {}).flatMap((name) => unknown(`images.${name}`, name, 'The image would run nowhere.')),
    ...names
      .filter((name) => images !== undefined && !Object.hasOwn(images, name))
      .map((name) => ({
        path: `images.${name}`,
        message: 'is missing',
        consequence: 'A service that nobody decided about would be left out without a word.',
        remedy: "Write the digest of its image, or null while there is none: 'null' leaves it out and says so.",
      })),
  ];
}
