import type { Configuration, EnvironmentConfiguration, ServiceConfiguration } from '../../src/schema/configuration';
import { put } from './put';

/** What an operator made of a valid configuration, and the path of a problem that must be among those reported. */
export interface Broken {
  readonly configuration: unknown;
  readonly path: string;
}

type Breaks = (configuration: Configuration) => Broken | undefined;

const someEnvironment =
  (field: string, path: readonly (string | number)[], value: unknown): Breaks =>
  (configuration) => ({
    configuration: put(configuration, ['environments', 0, ...path], value),
    path: `environments.${configuration.environments[0]?.name}.${field}`,
  });

const someService =
  (field: string, path: readonly (string | number)[], value: unknown): Breaks =>
  (configuration) => ({
    configuration: put(configuration, ['services', 0, ...path], value),
    path: `services.${configuration.services[0]?.name}.${field}`,
  });

const somePlatform =
  (field: string, value: unknown): Breaks =>
  (configuration) => ({ configuration: put(configuration, ['platform', ...field.split('.')], value), path: `platform.${field}` });

/** Needs a second environment or service to break something against. */
const twoEnvironments =
  (breaks: (first: EnvironmentConfiguration, second: EnvironmentConfiguration, configuration: Configuration) => Broken): Breaks =>
  (configuration) => {
    const [first, second] = configuration.environments;
    return first && second ? breaks(first, second, configuration) : undefined;
  };

const twoServices =
  (breaks: (first: ServiceConfiguration, second: ServiceConfiguration, configuration: Configuration) => Broken): Breaks =>
  (configuration) => {
    const [first, second] = configuration.services;
    return first && second ? breaks(first, second, configuration) : undefined;
  };

const protectedEnvironment =
  (field: string, value: unknown): Breaks =>
  (configuration) => {
    const index = configuration.environments.findIndex(({ protectData }) => protectData);
    if (index < 0) return undefined;
    return {
      configuration: put(configuration, ['environments', index, ...field.split('.')], value),
      path: `environments.${configuration.environments[index]?.name}.${field}`,
    };
  };

/** Ways to break a valid configuration; an operator that finds nothing to break in one returns nothing. */
export const breakingOperators: Readonly<Record<string, Breaks>> = {
  'an unknown Region': someEnvironment('region', ['region'], 'eu-west-9'),
  'a Region of another partition': someEnvironment('region', ['region'], 'cn-north-1'),
  'a Region that is no code': someEnvironment('region', ['region'], 'Ireland'),
  'an unknown Region of the pipeline': somePlatform('pipeline.region', 'us-east-7'),
  'more zones than the Region has': (configuration) =>
    someEnvironment(
      'network.availabilityZones',
      ['network', 'availabilityZones'],
      3,
    )({
      ...configuration,
      environments: configuration.environments.map((environment) => ({ ...environment, region: 'us-west-1' })),
    }),
  'a zone count nobody planned for': someEnvironment('network.availabilityZones', ['network', 'availabilityZones'], 4),
  'a block of public addresses': someEnvironment('network.cidr', ['network', 'cidr'], '52.10.0.0/16'),
  'a block too large': someEnvironment('network.cidr', ['network', 'cidr'], '10.0.0.0/8'),
  'a block too small': someEnvironment('network.cidr', ['network', 'cidr'], '10.10.0.0/24'),
  'a block that starts amid itself': someEnvironment('network.cidr', ['network', 'cidr'], '10.10.1.0/16'),
  'an octet beyond 255': someEnvironment('network.cidr', ['network', 'cidr'], '10.300.0.0/16'),
  'overlapping blocks': twoEnvironments((first, second, configuration) => {
    const cidr = `${first.network.cidr.split('/')[0]}/21`;
    return {
      configuration: put(configuration, ['environments', 1, 'network', 'cidr'], cidr),
      path: `environments.${second.name}.network.cidr`,
    };
  }),
  'no NAT and no endpoints': (configuration) =>
    someEnvironment('network.interfaceEndpoints', ['network'], { cidr: configuration.environments[0]?.network.cidr, nat: 'none' })(
      configuration,
    ),
  'an account used twice': twoEnvironments((first, second, configuration) => ({
    configuration: put(configuration, ['environments', 1, 'account'], first.account),
    path: `environments.${second.name}.account`,
  })),
  "the pipeline's account": someEnvironment('account', ['account'], '111111111111'),
  'an account as a number': someEnvironment('account', ['account'], 222_222_222_222),
  'a zone used twice': twoEnvironments((first, second, configuration) => ({
    configuration: put(configuration, ['environments', 1, 'domain'], first.domain),
    path: `environments.${second.name}.domain.zoneName`,
  })),
  'a zone with a trailing dot': someEnvironment('domain.zoneName', ['domain', 'zoneName'], 'dev.example.com.'),
  'a zone id with its prefix': someEnvironment('domain.zoneId', ['domain', 'zoneId'], '/hostedzone/Z0000000000EXAMPLE1'),
  'an issuer over HTTP': someEnvironment('auth.issuer', ['auth', 'issuer'], 'http://auth.example.com/'),
  'no audience': someEnvironment('auth.audience', ['auth', 'audience'], []),
  'an origin with a path': someEnvironment('frontendOrigins[0]', ['frontendOrigins'], ['https://app.example.com/login']),
  'an origin with a wildcard': someEnvironment('frontendOrigins[0]', ['frontendOrigins'], ['https://*.vercel.app']),
  'every origin': someEnvironment('frontendOrigins[0]', ['frontendOrigins'], ['*']),
  'an origin over HTTP': someEnvironment('frontendOrigins[0]', ['frontendOrigins'], ['http://app.example.com']),
  'a negative budget': someEnvironment('budget.monthlyUsd', ['budget', 'monthlyUsd'], -100),
  'no budget at all': someEnvironment('budget.monthlyUsd', ['budget', 'monthlyUsd'], 0),
  'a budget with cents': someEnvironment('budget.monthlyUsd', ['budget', 'monthlyUsd'], 99.5),
  'a retention that CloudWatch does not offer': someEnvironment('retention.logDays', ['retention', 'logDays'], 100),
  'an unsupported engine version': someEnvironment('database.version', ['database'], { engine: 'postgres', version: '12.4' }),
  'a version of the other engine': someEnvironment('database.version', ['database'], { engine: 'mysql', version: '17.6' }),
  'half an engine version': someEnvironment('database.version', ['database'], { engine: 'postgres', version: '17' }),
  'an instance type with its prefix': someEnvironment('database.instanceType', ['database', 'instanceType'], 'db.t4g.medium'),
  'storage that cannot grow': someEnvironment('database.maxStorageGiB', ['database'], { storageGiB: 100, maxStorageGiB: 100 }),
  'too little storage': someEnvironment('database.storageGiB', ['database', 'storageGiB'], 5),
  'backups for two months': someEnvironment('database.backupRetentionDays', ['database', 'backupRetentionDays'], 60),
  'a misspelt key': someEnvironment('networks', ['networks'], {}),
  'a missing key': someEnvironment('domain', ['domain'], undefined),
  'a missing decision': someEnvironment('protectData', ['protectData'], undefined),
  'a name in capitals': (configuration) => ({
    configuration: put(configuration, ['environments', 0, 'name'], 'Dev'),
    path: 'environments.Dev.name',
  }),
  "a name of the pipeline's own": (configuration) => ({
    configuration: put(configuration, ['environments', 0, 'name'], 'build'),
    path: 'environments.build.name',
  }),
  'one name for two environments': twoEnvironments((first, _, configuration) => ({
    configuration: put(configuration, ['environments', 1, 'name'], first.name),
    path: 'environments[1].name',
  })),
  'an override of an unknown service': someEnvironment('serviceOverrides.eshopp', ['serviceOverrides', 'eshopp'], { cpu: 256 }),
  'an override that Fargate does not sell': (configuration) => {
    const service = configuration.services[0]?.name;
    return someEnvironment(`serviceOverrides.${service}.memoryMiB`, ['serviceOverrides', `${service}`], { cpu: 256, memoryMiB: 8192 })(
      configuration,
    );
  },

  "patients' data on Spot": protectedEnvironment('capacity', 'fargate-spot'),
  "patients' data in one zone": protectedEnvironment('database.multiAz', false),
  "patients' data with backups of three days": protectedEnvironment('database.backupRetentionDays', 3),
  "patients' data with a year of audit": protectedEnvironment('retention.auditDays', 365),
  "patients' data without approval": protectedEnvironment('approval', 'none'),
  "patients' data for a developer's laptop": (configuration) => {
    const broken = protectedEnvironment('frontendOrigins', ['http://localhost:3000'])(configuration);
    return broken && { ...broken, path: `${broken.path}[0]` };
  },
  "patients' data behind one task": (configuration) => {
    const broken = protectedEnvironment(`serviceOverrides.${configuration.services[0]?.name}.scaling.minTasks`, 1)(configuration);
    return configuration.images[configuration.services[0]?.name ?? ''] === null ? undefined : broken;
  },
  "patients' data first": (configuration) => {
    const environments = [...configuration.environments].reverse();
    const [first, second] = environments;
    return first?.protectData && second
      ? { configuration: { ...configuration, environments }, path: `environments.${first.name}.protectData` }
      : undefined;
  },
  'a token of dev in prod': (configuration) => {
    const [first] = configuration.environments;
    return first?.protectData ? undefined : protectedEnvironment('auth', first?.auth)(configuration);
  },

  'two services on one path': twoServices((_, second, configuration) => ({
    configuration: put(put(configuration, ['services', 0, 'routes'], ['/shop/*']), ['services', 1, 'routes'], ['/shop/*']),
    path: `services.${second.name}.routes[0].path`,
  })),
  'a path beneath that of another service': twoServices((_, second, configuration) => ({
    configuration: put(put(configuration, ['services', 0, 'routes'], ['/shop/*']), ['services', 1, 'routes'], ['/shop/admin/*']),
    path: `services.${second.name}.routes[0].path`,
  })),
  'one path twice': someService('routes[1].path', ['routes'], ['/shop/*', '/shop/*']),
  'a path without a wildcard': someService('routes[0].path', ['routes'], ['/shop']),
  'every path': someService('routes[0].path', ['routes'], ['/*']),
  'a wildcard amid a path': someService('routes[0].path', ['routes'], ['/shop/*/orders/*']),
  'no route': someService('routes', ['routes'], []),
  'more paths than a slot has priorities for': someService(
    'routes',
    ['routes'],
    Array.from({ length: 31 }, (_, index) => `/shop-${index}/*`),
  ),
  'a cached route with auth': someService(
    'routes[0].cacheSeconds',
    ['routes'],
    [{ path: '/shop/*', auth: 'jwt', phi: false, cacheSeconds: 60 }],
  ),
  'a cached route with PHI': someService(
    'routes[0].cacheSeconds',
    ['routes'],
    [{ path: '/shop/*', auth: 'none', phi: true, cacheSeconds: 60 }],
  ),
  'one slot for two services': twoServices((first, second, configuration) => ({
    configuration: put(configuration, ['services', 1, 'listenerSlot'], first.listenerSlot),
    path: `services.${second.name}.listenerSlot`,
  })),
  'slot 41': someService('listenerSlot', ['listenerSlot'], 41),
  'a privileged port': someService('port', ['port'], 443),
  'CPU and memory that Fargate does not sell': (configuration) => ({
    configuration: put(put(configuration, ['services', 0, 'cpu'], 512), ['services', 0, 'memoryMiB'], 8192),
    path: `services.${configuration.services[0]?.name}.memoryMiB`,
  }),
  'CPU that Fargate does not sell': someService('cpu', ['cpu'], 300),
  'fewer tasks at most than at least': someService('scaling.maxTasks', ['scaling'], { minTasks: 4, maxTasks: 2 }),
  'no task at all': someService('scaling.minTasks', ['scaling'], { minTasks: 0 }),
  'a relative health path': someService('healthPath', ['healthPath'], 'health'),
  'an unknown caller': someService('callers[0]', ['callers'], ['nobody']),
  'a service that calls itself': (configuration) =>
    someService('callers[0]', ['callers'], [configuration.services[0]?.name])(configuration),
  'one name for two services': twoServices((first, _, configuration) => ({
    configuration: put(configuration, ['services', 1, 'name'], first.name),
    path: 'services[1].name',
  })),
  '41 services': (configuration) => ({
    configuration: {
      ...configuration,
      services: Array.from({ length: 41 }, (_, index) => ({ name: `s${index}`, listenerSlot: index + 1, routes: [`/s${index}/*`] })),
    },
    path: 'services',
  }),
  'more rules than a load balancer holds': (configuration) => ({
    configuration: {
      ...configuration,
      services: Array.from({ length: 25 }, (_, index) => ({
        name: `s${index}`,
        listenerSlot: index + 1,
        routes: ['a', 'b', 'c', 'd'].map((part) => `/s${index}${part}/*`),
      })),
    },
    path: 'services',
  }),

  ...Object.fromEntries(
    [
      'latest',
      'v1.4.2',
      'carepath/eshop:1.4.2',
      `carepath/eshop@sha256:${'0'.repeat(64)}`,
      `sha256:${'0'.repeat(63)}`,
      `sha256:${'A'.repeat(64)}`,
      '',
    ].map((image): [string, Breaks] => [
      `'${image.slice(0, 32)}' where a digest belongs`,
      (configuration) => ({
        configuration: put(configuration, ['images', `${configuration.services[0]?.name}`], image),
        path: `images.${configuration.services[0]?.name}`,
      }),
    ]),
  ),
  'an image of no service': (configuration) => ({ configuration: put(configuration, ['images', 'eshopp'], null), path: 'images.eshopp' }),
  'a service that images.json forgets': (configuration) => ({
    configuration: put(configuration, ['images', `${configuration.services[0]?.name}`], undefined),
    path: `images.${configuration.services[0]?.name}`,
  }),

  'an ARN cut short': somePlatform('repository.connectionArn', 'arn:aws:codeconnections:us-east-1:111111111111:connection/'),
  'an ARN of a role': somePlatform('repository.connectionArn', 'arn:aws:iam::111111111111:role/connection'),
  "an ARN of another account's connection": somePlatform(
    'repository.connectionArn',
    'arn:aws:codeconnections:us-east-1:999999999999:connection/00000000-0000-4000-8000-000000000000',
  ),
  'an ARN of an unknown Region': somePlatform(
    'repository.connectionArn',
    'arn:aws:codeconnections:us-east-9:111111111111:connection/00000000-0000-4000-8000-000000000000',
  ),
  'a branch with a space': somePlatform('repository.branch', 'my branch'),
  'an approval that waits for a quarter': somePlatform('pipeline.approvalTimeoutMinutes', 130_000),
  'nobody who approves': somePlatform('pipeline.approvers', []),
  'a platform of one letter': somePlatform('name', 'c'),
  'no owner': somePlatform('owners', []),

  'an exception of nobody': (configuration) => exceptionWith(configuration, 'owner', 'nobody'),
  'an exception for ever': (configuration) => exceptionWith(configuration, 'expires', 'never'),
  'an exception until a day that does not exist': (configuration) => exceptionWith(configuration, 'expires', '2027-02-30'),
  'an exception for no reason': (configuration) => exceptionWith(configuration, 'reason', 'false positive'),
  'an exception of a whole stack': (configuration) => exceptionWith(configuration, 'path', 'audit'),
  'an exception of everything': (configuration) => exceptionWith(configuration, 'path', 'audit/**'),
  'an exception by a short rule id': (configuration) => {
    const broken = exceptionWith(configuration, 'rules', ['IAM5']);
    return { ...broken, path: `${broken.path}[0]` };
  },
  'no services at all': (configuration) => ({ configuration: put(configuration, ['services'], []), path: 'services' }),
  'no environments at all': (configuration) => ({ configuration: put(configuration, ['environments'], []), path: 'environments' }),
  'no images at all': (configuration) => ({ configuration: put(configuration, ['images'], undefined), path: 'images' }),
};

const soundException = {
  rules: ['AwsSolutions::AwsSolutions-IAM5'],
  scope: 'pipeline',
  path: 'Pipeline/Role/DefaultPolicy/Resource',
  reason: 'CDK Pipelines writes this policy itself and scopes it by tag.',
  owner: 'platform-team',
  expires: '2027-06-30',
};

function exceptionWith(configuration: Configuration, field: string, value: unknown): Broken {
  return { configuration: { ...configuration, exceptions: [{ ...soundException, [field]: value }] }, path: `exceptions[0].${field}` };
}
