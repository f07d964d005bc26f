import type { Configuration } from '../../../src/schema/configuration';
import { put } from '../put';
import { type Breaks, environment, type Operators, protectedEnvironment } from './broken';

/** Writes into the first environment, which is not to hold patients' data: it may rest, and be on Spot. */
const unprotected =
  (field: string, value: unknown, reported = field): Breaks =>
  (configuration) =>
    configuration.environments[0]?.protectData === true ? undefined : environment(field, value, reported)(configuration);

/** Every service as small and as many as said, of one processor, and nothing said differently of any. */
const uniform = (configuration: Configuration, service: object): Configuration => ({
  ...configuration,
  services: configuration.services.map((each) => ({ ...each, ...service })),
  environments: configuration.environments.map((each) => ({ ...each, serviceOverrides: {} })),
});

const small = { cpu: 256, memoryMiB: 512, architecture: 'arm64', scaling: { minTasks: 2, maxTasks: 4 } };

/** Ways to break what services run on, and when. */
export const computeOperators: Operators = {
  'a mix that can be all on Spot': {
    breaks: unprotected('capacity', { base: 0, spotWeight: 1 }),
    says: [
      'environments.dev.capacity: a mix that can put every task on Spot.',
      'One interruption could take the last task of a service. Write a base of 1 or more: so many tasks are on demand.',
    ],
  },
  'a mix of nothing': {
    breaks: environment('capacity', { base: 2 }),
    says: [
      'environments.dev.capacity: a mix of which neither part has a weight.',
      "ECS refuses a strategy in which every weight is 0. Write 'fargate', or weights such as { base: 2, weight: 1, spotWeight: 3 }.",
    ],
  },
  'instances in a mix': {
    breaks: environment('capacity', { provider: 'ec2', spotWeight: 1 }),
    says: [
      "environments.dev.capacity: 'ec2' in a mix.",
      "ECS refuses a strategy with instances and Fargate in it, and the instances here are all on demand. Write 'ec2' alone, or a mix of Fargate and Spot without provider.",
    ],
  },
  'a weight beyond what ECS takes': {
    breaks: unprotected('capacity', { base: 1, spotWeight: 1001 }, 'capacity.spotWeight'),
    says: [
      'environments.dev.capacity.spotWeight: 1001 is not a whole number from 0 to 1000.',
      'ECS would refuse the strategy. Write 0 for none, or a small number such as 1.',
    ],
  },
  "one service of patients' data on Spot": {
    breaks: (configuration) => {
      const path = `serviceOverrides.${configuration.services[0]?.name}.capacity`;
      return protectedEnvironment(path, { base: 2, weight: 1, spotWeight: 1 }, path)(configuration);
    },
    says: [
      'environments.prod.serviceOverrides.eshop.capacity: Spot capacity where protectData is true.',
      "AWS takes Spot tasks back at two minutes notice, all at once where it runs short. Write 'fargate' or 'ec2'.",
    ],
  },
  'an instance type that nothing is known of': {
    breaks: environment('instances.arm64', 't4g.nano'),
    says: [
      "environments.dev.instances.arm64: 't4g.nano' is not an instance type with Graviton that tasks are placed on.",
      "Nobody could say beforehand whether the tasks fit, or they would not start on its processor. Write one of src/schema/instance-types.ts, such as 'm7g.xlarge'.",
    ],
  },
  'an x86 type for Graviton': {
    breaks: environment('instances.arm64', 'm7i.xlarge'),
    says: [
      "environments.dev.instances.arm64: 'm7i.xlarge' is not an instance type with Graviton that tasks are placed on.",
      "Nobody could say beforehand whether the tasks fit, or they would not start on its processor. Write one of src/schema/instance-types.ts, such as 'm7g.xlarge'.",
    ],
  },
  'an instance type of other Regions': {
    breaks: (configuration) =>
      environment('instances.x86_64', 'r7i.large')(put(configuration, ['environments', 0, 'region'], 'il-central-1') as Configuration),
    says: [
      'environments.dev.instances.x86_64: il-central-1 does not offer r7i.large.',
      "Auto Scaling would refuse the group, and with it the whole stack of the cluster, used or not. Write another of src/schema/instance-types.ts, such as 'm7i.xlarge'.",
    ],
  },
  'a task with more CPU than its instance': {
    breaks: (configuration) => {
      const whole = uniform(configuration, { ...small, cpu: 8192, memoryMiB: 16_384 });
      const { configuration: broken } =
        environment('capacity', 'ec2')(put(whole, ['environments', 0, 'instances'], { arm64: 'c6g.large' }) as Configuration) ?? {};
      return { configuration: broken, path: `services.${configuration.services[0]?.name}.cpu` };
    },
    says: [
      'services.eshop.cpu: c6g.large of environments.dev.instances.arm64 has 2048 CPU units.',
      'ECS would start instance after instance and place the task on none. Write a larger environments.dev.instances.arm64, or less CPU for eshop.',
    ],
  },
  'a task that leaves the agent no memory': {
    breaks: (configuration) => {
      const whole = uniform(configuration, { ...small, cpu: 2048, memoryMiB: 4096 });
      const { configuration: broken } =
        environment('capacity', 'ec2')(put(whole, ['environments', 0, 'instances'], { arm64: 'c6g.large' }) as Configuration) ?? {};
      return { configuration: broken, path: `services.${configuration.services[0]?.name}.memoryMiB` };
    },
    says: [
      'services.eshop.memoryMiB: c6g.large of environments.dev.instances.arm64 has 3584 MiB left for tasks beside kernel and agent.',
      'ECS would start instance after instance and place the task on none. Write a larger environments.dev.instances.arm64, or less memory for eshop.',
    ],
  },
  'more tasks than instances have interfaces': {
    breaks: (configuration) => {
      const instances = { arm64: 'm7g.large', max: 1 };
      const broken = put(
        put(uniform(configuration, small), ['environments', 0, 'instances'], instances),
        ['environments', 0, 'capacity'],
        'ec2',
      );
      return { configuration: broken, path: `environments.${configuration.environments[0]?.name}.instances.max` };
    },
    says: [
      'environments.dev.instances.max: 1 instances of m7g.large, and the arm64 services need up to 8 while a deployment doubles them.',
      'On the busiest day no task could start, and no deployment could finish: a network interface is taken by each task. Write 8 or more, a larger instances.arm64, or lower maxTasks.',
    ],
  },
  'no instance at all': {
    breaks: environment('instances.max', 0),
    says: [
      'environments.dev.instances.max: 0 is not a whole number of instances from 1 to 500.',
      'It is the bound of what a fault in scaling can cost. Write 50, or what all services need while a deployment doubles them.',
    ],
  },
  'instances without a way to ECS': {
    breaks: (configuration) => {
      const network = {
        cidr: configuration.environments[0]?.network.cidr,
        nat: 'none',
        interfaceEndpoints: ['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager', 'ecs'],
      };
      const broken = put(
        put(uniform(configuration, small), ['environments', 0, 'capacity'], 'ec2'),
        ['environments', 0, 'network'],
        network,
      );
      return { configuration: broken, path: `environments.${configuration.environments[0]?.name}.network.interfaceEndpoints` };
    },
    says: [
      "environments.dev.network.interfaceEndpoints: without NAT, 'ecs-agent' and 'ecs-telemetry' are missing.",
      "The agent of an instance could not reach ECS: no instance would join the cluster, and no task would start on one. Add what is missing, for 29.20 US dollars a month, or choose nat: 'single', for 36.50 US dollars a month.",
    ],
  },
  "patients' data by office hours": {
    breaks: protectedEnvironment('workingHours', { timeZone: 'America/New_York' }),
    says: [
      'environments.prod.workingHours: working hours where protectData is true.',
      'A patient would find nobody there at night. Take them away: scaling follows the load at any hour.',
    ],
  },
  'a working day that ends before it begins': {
    breaks: environment('workingHours', { timeZone: 'Europe/Berlin', from: '20:00', to: '07:00' }, 'workingHours.to'),
    says: [
      'environments.dev.workingHours.to: 07:00 is not later than from, 20:00.',
      'Services would start when they should rest, and rest when they should run. Write a later time of the same day, up to 23:59.',
    ],
  },
  'a time zone that is not on the map': {
    breaks: environment('workingHours', { timeZone: 'Europe/Atlantis' }, 'workingHours.timeZone'),
    says: [
      "environments.dev.workingHours.timeZone: 'Europe/Atlantis' is not the name of a time zone.",
      "Services would rest while people work, or Application Auto Scaling would refuse the schedule. Write its IANA name, such as 'Europe/Berlin' or 'America/New_York'.",
    ],
  },
  'a time zone without its summers': {
    breaks: environment('workingHours', { timeZone: '+02:00' }, 'workingHours.timeZone'),
    says: [
      "environments.dev.workingHours.timeZone: '+02:00' is not the name of a time zone.",
      "Services would rest while people work, or Application Auto Scaling would refuse the schedule. Write its IANA name, such as 'Europe/Berlin' or 'America/New_York'.",
    ],
  },
  'an hour that no clock shows': {
    breaks: environment('workingHours', { timeZone: 'Europe/Berlin', to: '24:00' }, 'workingHours.to'),
    says: [
      "environments.dev.workingHours.to: '24:00' is not a time of day.",
      "The schedule could not be made. Write hours and minutes, such as '07:30'.",
    ],
  },
  'a day by its short name': {
    breaks: environment('workingHours', { timeZone: 'Europe/Berlin', days: ['mon'] }, 'workingHours.days[0]'),
    says: [
      "environments.dev.workingHours.days[0]: 'mon' is not one of 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday' and 'sunday'.",
      "On a day that nobody knows nothing would start. Write 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday' or 'sunday'.",
    ],
  },
  'fewer than no tasks at night': {
    breaks: environment('workingHours', { timeZone: 'Europe/Berlin', tasksOutside: -1 }, 'workingHours.tasksOutside'),
    says: [
      'environments.dev.workingHours.tasksOutside: -1 is not a whole number of tasks from 0 to 1000.',
      'It is what runs of each service while nobody works. Write 0, or 1 where somebody may look in at night.',
    ],
  },
  'scaling on memory that the alarm knows as full': {
    breaks: (configuration) => ({
      configuration: put(configuration, ['services', 0, 'scaling'], { memoryPercent: 80 }),
      path: `services.${configuration.services[0]?.name}.scaling.memoryPercent`,
    }),
    says: [
      'services.eshop.scaling.memoryPercent: 80 is not a whole number of percent from 20 to 75.',
      'Below 20 most of what is paid for idles; above 75 the alarm on memory stands before a task is added. Write 70.',
    ],
  },
  'a group of more services than a stack holds': {
    breaks: (configuration) => {
      const names = Array.from({ length: 17 }, (_, index) => `s${index + 1}`);
      const services = names.map((name, index) => ({
        ...configuration.services[0],
        name,
        group: 'all',
        listenerSlot: index + 1,
        routes: [`/${name}/*`],
        callers: [],
      }));
      return {
        configuration: {
          ...uniform(configuration, {}),
          services,
          images: Object.fromEntries(names.map((name) => [name, null])),
        },
        path: 'services.s1.group',
      };
    },
    says: [
      "services.s1.group: the 17 services of group 'all' are 442 resources, and a stack is to have 400 at most.",
      'CloudFormation takes no more than 500, and a service that has to leave its group then is replaced. Begin another group with the next service: fourteen are the most for one.',
    ],
  },
};
