import type { Configuration } from '../../../src/schema/configuration';
import { put } from '../put';
import { environment, type Operators } from './broken';

/** Of the first environment: its own, or else the pipeline's. */
const regionOf = ({ environments: [first], platform }: Configuration) => first?.region ?? platform.pipeline.region;

/** Ways to break databases. */
export const databaseOperators: Operators = {
  'an engine that is not built': {
    breaks: environment('database', { engine: 'oracle' }, 'database.engine'),
    says: [
      "environments.dev.database.engine: 'oracle' is not one of 'postgres' and 'mysql'.",
      "No other engine is built. Write 'postgres' or 'mysql'.",
    ],
  },
  'an unsupported engine version': {
    breaks: environment('database', { engine: 'postgres', version: '12.4' }, 'database.version'),
    says: [
      'environments.dev.database.version: 12.4 is not a version of postgres 16 or 17.',
      "RDS would refuse it, charge extended support for it, or run it without the parameters that force TLS. Write one such as '17.9'.",
    ],
  },
  'a version of the other engine': {
    breaks: environment('database', { engine: 'mysql', version: '17.6' }, 'database.version'),
    says: [
      'environments.dev.database.version: 17.6 is not a version of mysql 8.4.',
      "RDS would refuse it, charge extended support for it, or run it without the parameters that force TLS. Write one such as '8.4.9'.",
    ],
  },
  'half an engine version': {
    breaks: environment('database', { engine: 'postgres', version: '17' }, 'database.version'),
    says: [
      "environments.dev.database.version: '17' is not a full engine version.",
      "RDS would pick the newest minor version, another one in each environment. Write one such as '17.9' for postgres or '8.4.9' for mysql.",
    ],
  },
  'an instance type with its prefix': {
    breaks: environment('database.instanceType', 'db.t4g.medium'),
    says: [
      'environments.dev.database.instanceType: db.t4g.medium has the prefix that the stack adds itself.',
      "RDS would refuse it after the network already stands. Write one such as 't4g.medium' or 'm7g.large'.",
    ],
  },
  'an instance type without a size': {
    breaks: environment('database.instanceType', 'large'),
    says: [
      "environments.dev.database.instanceType: 'large' is not an instance type without the db. prefix.",
      "RDS would refuse it after the network already stands. Write one such as 't4g.medium' or 'm7g.large'.",
    ],
  },
  'too little storage': {
    breaks: environment('database.storageGiB', 5),
    says: [
      'environments.dev.database.storageGiB: 5 is not a whole number of GiB from 20 to 65536.',
      'RDS makes no gp3 volume of another size. Write 50 and let it grow.',
    ],
  },
  'storage that cannot grow': {
    breaks: environment('database', { storageGiB: 100, maxStorageGiB: 100 }, 'database.maxStorageGiB'),
    says: [
      'environments.dev.database.maxStorageGiB: 100 GiB leave no room for 100 GiB to grow.',
      'RDS refuses a limit that is less than a tenth above the storage. Write 126 or more.',
    ],
  },
  'storage that grows beyond what there is': {
    breaks: environment('database.maxStorageGiB', 100_000),
    says: [
      'environments.dev.database.maxStorageGiB: 100000 is not a whole number of GiB from 20 to 65536.',
      'RDS makes no gp3 volume of another size. Write about four times storageGiB.',
    ],
  },
  'a standby as text': {
    breaks: environment('database.multiAz', 'true'),
    says: [
      "environments.dev.database.multiAz: 'true' is not true or false.",
      'It decides whether a standby takes over when a zone is lost. Write true where an outage of an hour is too long.',
    ],
  },
  'a proxy by name': {
    breaks: environment('database.proxy', 'rds-proxy'),
    says: [
      "environments.dev.database.proxy: 'rds-proxy' is not true or false.",
      'It decides whether services share connections to the database, at a price for each vCPU of it. Write true where tasks come and go faster than the database can open connections.',
    ],
  },
  'a proxy where there is none': {
    breaks: (configuration) => {
      const broken = environment('region', 'ap-east-2', 'database.proxy')(configuration);
      return broken && { ...broken, configuration: put(broken.configuration, ['environments', 0, 'database', 'proxy'], true) };
    },
    says: [
      'environments.dev.database.proxy: ap-east-2 has no RDS Proxy.',
      'CloudFormation does not know the type there, and services would wait for a proxy that is not made. Write false.',
    ],
  },
  'copies beside the original': {
    breaks: (configuration) => environment('database.backupCopyRegion', regionOf(configuration))(configuration),
    says: [
      "environments.dev.database.backupCopyRegion: us-east-1 is the environment's own Region.",
      "What is lost with the Region would be lost with its copies. Write another Region that patients' data may be kept in, or 'none'.",
    ],
  },
  'copies to a Region that there is not': {
    breaks: environment('database.backupCopyRegion', 'us-west-7'),
    says: [
      "environments.dev.database.backupCopyRegion: 'us-west-7' is not a Region that is known here.",
      "The vault of the copies would be sent to a place that does not exist. Did you mean 'us-west-1'?",
    ],
  },
  'copies to a continent': {
    breaks: environment('database.backupCopyRegion', 'Europe'),
    says: [
      "environments.dev.database.backupCopyRegion: 'Europe' is not the code of an AWS Region, or 'none'.",
      "The vault of the copies would be sent to a place that does not exist. Write a Region that patients' data may be kept in, such as 'us-west-2', or 'none'.",
    ],
  },
  'backups for two months': {
    breaks: environment('database.backupRetentionDays', 60),
    says: [
      'environments.dev.database.backupRetentionDays: 60 is not a whole number of days from 1 to 35.',
      '0 switches point-in-time recovery off, and RDS keeps no automated backup beyond 35 days. Write 7 where data can be made again, and 35 where it cannot.',
    ],
  },
};
