import { sixYearsInDays } from '../defaults';
import type { Problem } from '../problem';
import { type LocatedEnvironment, present, type Subject } from '../subject';
import { writtenCapacities } from './capacity';
import { inEnvironment } from './effective-services';

/** What `protectData: true` insists on. */
export function checkDataProtection(subject: Subject): Problem[] {
  const guarded = subject.environments.filter(({ protectData }) => protectData === true);
  return [
    ...guarded.flatMap((environment) => [
      ...settings(environment),
      ...spot(environment),
      ...laptops(environment),
      ...lonelyTasks(environment, subject),
    ]),
    ...protectedFirst(subject),
  ];
}

function settings({ at, network, database, retention, approval, alertEmails, pageEmails }: LocatedEnvironment): Problem[] {
  const insist = (broken: boolean | undefined, path: string, message: string, consequence: string, remedy: string): Problem[] =>
    broken ? [{ path: `${at}.${path}`, message: `${message} where protectData is true`, consequence, remedy }] : [];
  return [
    ...insist(
      approval === 'none',
      'approval',
      'no approval',
      "Patients' data would meet every commit that passes the environment before, with nobody having looked.",
      "Write 'required'.",
    ),
    ...insist(
      network?.nat === 'instance',
      'network.nat',
      'one instance as the way out',
      'With it, and while a newer image replaces it, no task could start, and none could reach what is outside.',
      "Write 'per-az' or 'regional'.",
    ),
    ...insist(
      database?.multiAz === false,
      'database.multiAz',
      'a database in one zone',
      'With the zone the service is gone, and what was not yet in a backup with it.',
      'Write true.',
    ),
    ...insist(
      database?.backupRetentionDays !== undefined && database.backupRetentionDays < 7,
      'database.backupRetentionDays',
      `${database?.backupRetentionDays} days of backups`,
      'A corruption that is noticed after a long weekend could not be undone.',
      'Write 7 to 35.',
    ),
    ...insist(
      retention?.auditDays !== undefined && retention.auditDays < sixYearsInDays,
      'retention.auditDays',
      `${retention?.auditDays} days of audit`,
      'HIPAA asks for six years of documentation (45 CFR 164.316(b)(2)(i)), and what is deleted cannot be shown.',
      `Write ${sixYearsInDays} or more.`,
    ),
    ...insist(
      pageEmails?.length === 0 && present(alertEmails).length > 0,
      'pageEmails',
      'nobody to call',
      'An outage at night would wait in a mailbox until somebody comes to work.',
      "Write one such as ['on-call@example.com'].",
    ),
  ];
}

function spot(environment: LocatedEnvironment): Problem[] {
  return writtenCapacities(environment)
    .filter(({ capacity }) => (capacity.spotWeight ?? 0) > 0)
    .map(({ at }) => ({
      path: at,
      message: 'Spot capacity where protectData is true',
      consequence: 'AWS takes Spot tasks back at two minutes notice, all at once where it runs short.',
      remedy: "Write 'fargate' or 'ec2'.",
    }));
}

function laptops({ at, frontendOrigins }: LocatedEnvironment): Problem[] {
  return present(frontendOrigins)
    .filter(([, origin]) => origin.startsWith('http://'))
    .map(([index, origin]) => ({
      path: `${at}.frontendOrigins[${index}]`,
      message: `${origin} where protectData is true`,
      consequence: "Any program on a developer's machine could read patients' data with the developer's session.",
      remedy: 'Take it away, and develop against another environment.',
    }));
}

function lonelyTasks(environment: LocatedEnvironment, { services, images }: Subject): Problem[] {
  return services
    .filter(({ name }) => name !== undefined && images?.[name] !== null)
    .map((service) => inEnvironment(service, environment))
    .filter(({ scaling }) => scaling?.minTasks !== undefined && scaling.minTasks < 2)
    .map(({ service, pathOf }) => ({
      path: pathOf('scaling.minTasks'),
      message: `one task of ${service.name} where ${environment.at}.protectData is true`,
      consequence: 'A task that ends takes the service with it until the next one is healthy.',
      remedy: 'Write 2 or more; 3 put one into each of three zones.',
    }));
}

function protectedFirst({ environments }: Subject): Problem[] {
  const [first, ...others] = environments;
  if (first?.protectData !== true || !others.some(({ protectData }) => protectData === false)) return [];
  return [
    {
      path: `${first.at}.protectData`,
      message: "the first environment of the promotion holds patients' data",
      consequence: 'Every commit would meet them before it has run anywhere else.',
      remedy: 'List it last in src/config/index.ts.',
    },
  ];
}
