import type { Configuration, ServiceConfiguration } from '../../../src/schema/configuration';
import { put } from '../put';
import { environment, type Operators } from './broken';

/** The first service with a database and something changed. */
const withDatabase = (configuration: Configuration, change: Partial<ServiceConfiguration>): Configuration => ({
  ...configuration,
  services: configuration.services.map((service, index) => (index === 0 ? { ...service, database: 'read-write', ...change } : service)),
});

/** Ways to break migrations and what they need. */
export const migrationOperators: Operators = {
  'a migration without a database': {
    breaks: (configuration) => ({
      configuration: withDatabase(configuration, { database: 'none', migration: { command: ['node', 'migrate.js'] } }),
      path: `services.${configuration.services[0]?.name}.migration.command`,
    }),
    says: [
      'services.eshop.migration.command: there is a migration, but no database.',
      "Nothing would ever run it. Write database: 'read-write' too, or take the migration away.",
    ],
  },
  'a migration longer than CloudFormation waits': {
    breaks: (configuration) => ({
      configuration: withDatabase(configuration, { migration: { command: ['node', 'migrate.js'], timeoutMinutes: 60 } }),
      path: `services.${configuration.services[0]?.name}.migration.timeoutMinutes`,
    }),
    says: [
      'services.eshop.migration.timeoutMinutes: 60 is not a whole number of minutes from 1 to 55.',
      'CloudFormation waits an hour at most, and takes silence for a failure. Write 30. What takes longer belongs into the background of the service, table by table.',
    ],
  },
  'a command as one line': {
    breaks: (configuration) => ({
      configuration: put(configuration, ['services', 0, 'migration'], { command: 'node migrate.js' }),
      path: `services.${configuration.services[0]?.name}.migration.command`,
    }),
    says: [
      "services.eshop.migration.command: 'node migrate.js' is not a list of words.",
      "ECS runs a program with its arguments, and no shell that would take a line apart. Write ['node', 'migrate.js'], or [] for none.",
    ],
  },
  'an empty word in a command': {
    breaks: (configuration) => ({
      configuration: withDatabase(configuration, { migration: { command: ['node', ''] } }),
      path: `services.${configuration.services[0]?.name}.migration.command[1]`,
    }),
    says: [
      "services.eshop.migration.command[1]: '' is not a word of a command.",
      "The container would end without having run anything. Write the command word by word, such as ['node', 'migrate.js'].",
    ],
  },
  'a service by the name of a database that is there': {
    breaks: (configuration) => ({
      configuration: withDatabase(configuration, { name: 'postgres' }),
      path: 'services.postgres.name',
    }),
    says: [
      "services.postgres.name: 'postgres' is a database of the instance that is there already.",
      'The service’s migrations would be made its owner, over what others keep there. Give the service another name.',
    ],
  },
  'no NAT, and no way to the master user’s password': {
    breaks: (configuration) => {
      const { cidr = '' } = configuration.environments[0]?.network ?? {};
      const endpoints = ['ecr.api', 'ecr.dkr', 'ecs', 'ecs-agent', 'ecs-telemetry', 'logs'];
      const network = { cidr, nat: 'none', interfaceEndpoints: endpoints };
      return environment('network', network, 'network.interfaceEndpoints')(withDatabase(configuration, {}));
    },
    says: [
      "environments.dev.network.interfaceEndpoints: without NAT, 'secretsmanager' is missing.",
      "Nothing could make a service’s database and user: the release would stop before its services. Add what is missing, for 14.60 US dollars a month, or choose nat: 'single', for 36.50 US dollars a month.",
    ],
  },
};
