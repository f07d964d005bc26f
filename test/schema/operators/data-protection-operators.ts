import { type Operators, protectedEnvironment } from './broken';

/** Ways to break patients' data. */
export const dataProtectionOperators: Operators = {
  "patients' data without approval": {
    breaks: protectedEnvironment('approval', 'none'),
    says: [
      'environments.prod.approval: no approval where protectData is true.',
      "Patients' data would meet every commit that passes the environment before, with nobody having looked. Write 'required'.",
    ],
  },
  "patients' data on Spot": {
    breaks: protectedEnvironment('capacity', 'fargate-spot'),
    says: [
      'environments.prod.capacity: Spot capacity where protectData is true.',
      "AWS takes Spot tasks back at two minutes notice, all at once where it runs short. Write 'fargate' or 'ec2'.",
    ],
  },
  "patients' data with nobody to call": {
    breaks: protectedEnvironment('pageEmails', []),
    says: [
      'environments.prod.pageEmails: nobody to call where protectData is true.',
      "An outage at night would wait in a mailbox until somebody comes to work. Write one such as ['on-call@example.com'].",
    ],
  },
  "patients' data behind one instance": {
    breaks: protectedEnvironment('network.nat', 'instance'),
    says: [
      'environments.prod.network.nat: one instance as the way out where protectData is true.',
      "With it, and while a newer image replaces it, no task could start, and none could reach what is outside. Write 'per-az' or 'regional'.",
    ],
  },
  "patients' data in one zone": {
    breaks: protectedEnvironment('database.multiAz', false),
    says: [
      'environments.prod.database.multiAz: a database in one zone where protectData is true.',
      'With the zone the service is gone, and what was not yet in a backup with it. Write true.',
    ],
  },
  "patients' data with backups of three days": {
    breaks: protectedEnvironment('database.backupRetentionDays', 3),
    says: [
      'environments.prod.database.backupRetentionDays: 3 days of backups where protectData is true.',
      'A corruption that is noticed after a long weekend could not be undone. Write 7 to 35.',
    ],
  },
  "patients' data with a year of audit": {
    breaks: protectedEnvironment('retention.auditDays', 365),
    says: [
      'environments.prod.retention.auditDays: 365 days of audit where protectData is true.',
      'HIPAA asks for six years of documentation (45 CFR 164.316(b)(2)(i)), and what is deleted cannot be shown. Write 2192 or more.',
    ],
  },
  "patients' data for a developer's laptop": {
    breaks: protectedEnvironment('frontendOrigins', ['http://localhost:3000'], 'frontendOrigins[0]'),
    says: [
      'environments.prod.frontendOrigins[0]: http://localhost:3000 where protectData is true.',
      "Any program on a developer's machine could read patients' data with the developer's session. Take it away, and develop against another environment.",
    ],
  },
  "patients' data behind one task": {
    breaks: (configuration) => {
      const [name = ''] = configuration.services.map(({ name }) => name).filter((name) => configuration.images[name] !== null);
      return name === '' ? undefined : protectedEnvironment(`serviceOverrides.${name}.scaling.minTasks`, 1)(configuration);
    },
    says: [
      'environments.prod.serviceOverrides.eshop.scaling.minTasks: one task of eshop where environments.prod.protectData is true.',
      'A task that ends takes the service with it until the next one is healthy. Write 2 or more; 3 put one into each of three zones.',
    ],
  },
  "patients' data first": {
    breaks: (configuration) => {
      const environments = [...configuration.environments].reverse();
      const [first, second] = environments;
      return first?.protectData && second
        ? { configuration: { ...configuration, environments }, path: `environments.${first.name}.protectData` }
        : undefined;
    },
    says: [
      "environments.prod.protectData: the first environment of the promotion holds patients' data.",
      'Every commit would meet them before it has run anywhere else. List it last in src/config/index.ts.',
    ],
  },
  "patients' data for tokens of dev": {
    breaks: (configuration) => {
      const [first] = configuration.environments;
      return first?.protectData ? undefined : protectedEnvironment('auth', first?.auth)(configuration);
    },
    says: [
      'environments.prod.auth: issuer and audience are those of environments.dev.auth too.',
      "A token made for a test user there would open patients' data here. Use another issuer, or another audience, for each.",
    ],
  },
};
