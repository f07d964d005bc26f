import { put } from '../put';
import { environment, type Operators, service, twoServices } from './broken';

/** Ways to break services. */
export const serviceOperators: Operators = {
  'one name for two services': {
    breaks: twoServices((first, _, configuration) => ({
      configuration: put(configuration, ['services', 1, 'name'], first.name),
      path: 'services[1].name',
    })),
    says: [
      "services[1].name: 'eshop' is the name of services[0] too.",
      'They would share an image repository, and their stacks would have the same name. Give each a name of its own.',
    ],
  },
  'a service by the name of a database user': {
    breaks: (configuration) => ({
      configuration: put(put(configuration, ['services', 0, 'name'], 'dbadmin'), ['services', 0, 'database'], 'read-write'),
      path: 'services.dbadmin.name',
    }),
    says: [
      "services.dbadmin.name: 'dbadmin' is a user of the database that is there already.",
      'The service would be given rights over all that the database holds. Give the service another name.',
    ],
  },
  'a service by a name that every object has': {
    breaks: (configuration) => ({
      configuration: put(configuration, ['services', 0, 'name'], 'constructor'),
      path: 'services.constructor.name',
    }),
    says: [
      "services.constructor.name: 'constructor' cannot be the name of a construct.",
      'The CDK would say that there is one of this name already. Give the service another name.',
    ],
  },
  'a group in capitals': {
    breaks: service('group', 'Clinical'),
    says: [
      "services.eshop.group: 'Clinical' is not a name of 2 to 20 lower-case letters, digits and single hyphens that starts with a letter.",
      "It becomes part of the name of a stack. Write one such as 'carepath'.",
    ],
  },
  'a processor that Fargate does not have': {
    breaks: service('architecture', 'riscv'),
    says: [
      "services.eshop.architecture: 'riscv' is not one of 'arm64' and 'x86_64'.",
      "An image for another processor ends at once with an exec format error. Write 'arm64' or 'x86_64'.",
    ],
  },
  'a privileged port': {
    breaks: service('port', 443),
    says: [
      'services.eshop.port: 443 is not a port from 1024 to 65535.',
      'The container does not run as root and could not listen below 1024. Write 8443.',
    ],
  },
  'CPU and memory that Fargate does not offer': {
    breaks: (configuration) =>
      service('memoryMiB', 8192)({ ...configuration, services: configuration.services.map((service) => ({ ...service, cpu: 512 })) }),
    says: [
      'services.eshop.memoryMiB: Fargate does not offer 8192 MiB with 512 CPU units.',
      'ECS would refuse the task definition, half-way through the deployment. With 512 write 1024, 2048, 3072 or 4096 MiB; 8192 MiB go with 1024, 2048 or 4096.',
    ],
  },
  'the largest task with a gigabyte too much': {
    breaks: (configuration) =>
      service('memoryMiB', 123_904)({ ...configuration, services: configuration.services.map((service) => ({ ...service, cpu: 16_384 })) }),
    says: [
      'services.eshop.memoryMiB: Fargate does not offer 123904 MiB with 16384 CPU units.',
      'ECS would refuse the task definition, half-way through the deployment. With 16384 write 32768 to 122880 in steps of 8192 MiB.',
    ],
  },
  'CPU that Fargate does not offer': {
    breaks: service('cpu', 300),
    says: [
      'services.eshop.cpu: Fargate has no tasks of 300 CPU units.',
      'ECS would refuse the task definition, half-way through the deployment. Write 256, 512, 1024, 2048, 4096, 8192 or 16384; 1024 are one vCPU.',
    ],
  },
  'half a CPU unit': {
    breaks: service('cpu', 0.5),
    says: [
      'services.eshop.cpu: 0.5 is not a whole number of CPU units.',
      'Fargate sells fixed sizes only. Write 256, 512, 1024, 2048, 4096, 8192 or 16384; 1024 are one vCPU.',
    ],
  },
  'memory as text': {
    breaks: service('memoryMiB', '1024'),
    says: [
      "services.eshop.memoryMiB: '1024' is not a whole number of MiB.",
      'Fargate sells fixed sizes only. Write a multiple of 1024 that goes with the CPU, such as 1024 with 512 CPU units.',
    ],
  },
  'fewer tasks at most than at least': {
    breaks: service('scaling', { minTasks: 4, maxTasks: 2 }, 'scaling.maxTasks'),
    says: [
      'services.eshop.scaling.maxTasks: at least 4 and at most 2 tasks cannot both hold.',
      'Application Auto Scaling would refuse the target. Change it, or minTasks beside it.',
    ],
  },
  'no task at all': {
    breaks: service('scaling', { minTasks: 0 }, 'scaling.minTasks'),
    says: [
      'services.eshop.scaling.minTasks: 0 is not a whole number of tasks from 1 to 1000.',
      'With none the service answers nothing, and a target group holds 1000 targets. Write at least 1, and 2 or more where it must survive the loss of a task.',
    ],
  },
  'scaling at full load': {
    breaks: service('scaling', { cpuPercent: 100 }, 'scaling.cpuPercent'),
    says: [
      'services.eshop.scaling.cpuPercent: 100 is not a whole number of percent from 20 to 80.',
      'Below 20 most of what is paid for idles; above 80 nothing is left for the minutes until new tasks run. Write 60.',
    ],
  },
  'scaling at no request': {
    breaks: service('scaling', { requestsPerMinute: 0 }, 'scaling.requestsPerMinute'),
    says: [
      'services.eshop.scaling.requestsPerMinute: 0 is not a whole number of requests a minute for each task.',
      'The service would scale out without need, or not at all. Write 0.7 of what a load test measured, such as 600.',
    ],
  },
  'a relative health path': {
    breaks: service('healthPath', 'health'),
    says: [
      "services.eshop.healthPath: 'health' is not a path for health checks.",
      "The load balancer would find every task unhealthy, and every deployment would roll back. Write one without query or wildcard, such as '/health'.",
    ],
  },
  'a database access of an unknown kind': {
    breaks: service('database', 'read-only'),
    says: [
      "services.eshop.database: 'read-only' is not one of 'none' and 'read-write'.",
      "It decides whether the service may reach the database. Write 'none' or 'read-write'.",
    ],
  },
  'an unknown caller': {
    breaks: service('callers', ['nobody'], 'callers[0]'),
    says: [
      "services.eshop.callers[0]: there is no service 'nobody'.",
      "Whoever should be let in would be refused. Known here are 'eshop' and 'pharmacy'.",
    ],
  },
  'an empty caller': {
    breaks: service('callers', [''], 'callers[0]'),
    says: [
      "services.eshop.callers[0]: '' is not the name of a service.",
      "Nobody would be let in. Write the names of the services that call this one, such as ['eshop'].",
    ],
  },
  'a service that is called by fewer than the network lets in': {
    breaks: (configuration) => ({
      configuration: {
        ...configuration,
        services: [
          { ...configuration.services[0], name: 'one', listenerSlot: 38, routes: ['/one/*'], callers: ['three'] },
          { name: 'two', listenerSlot: 39, routes: ['/two/*'], callers: ['one', 'three'] },
          { name: 'three', listenerSlot: 40, routes: ['/three/*'], callers: ['two'] },
        ],
        images: { one: null, two: null, three: null },
        environments: configuration.environments.map((environment) => ({ ...environment, serviceOverrides: {} })),
      },
      path: 'services.one.callers',
    }),
    says: [
      "services.one.callers: 'two' could call it as well.",
      'Whoever may call one service is let through the one internal door to all that are called. Name it here too, or nowhere.',
    ],
  },
  'a service that calls itself': {
    breaks: (configuration) => service('callers', [configuration.services[0]?.name], 'callers[0]')(configuration),
    says: [
      'services.eshop.callers[0]: eshop would call itself.',
      'A service that calls itself through the load balancer can hold all of its own tasks in waiting. Take it away, and call the code instead.',
    ],
  },
  'an override of an unknown service': {
    breaks: environment('serviceOverrides.eshopp', { cpu: 256 }),
    says: [
      "environments.dev.serviceOverrides.eshopp: there is no service 'eshopp'.",
      "The override would change nothing. Did you mean 'eshop'?",
    ],
  },
  'an override that Fargate does not offer': {
    breaks: (configuration) =>
      environment(
        `serviceOverrides.${configuration.services[0]?.name}`,
        { cpu: 256, memoryMiB: 8192 },
        `serviceOverrides.${configuration.services[0]?.name}.memoryMiB`,
      )(configuration),
    says: [
      'environments.dev.serviceOverrides.eshop.memoryMiB: Fargate does not offer 8192 MiB with 256 CPU units.',
      'ECS would refuse the task definition, half-way through the deployment. With 256 write 512, 1024 or 2048 MiB; 8192 MiB go with 1024, 2048 or 4096.',
    ],
  },
  'an override of CPU that leaves the memory behind': {
    breaks: (configuration) =>
      environment(
        `serviceOverrides.${configuration.services[0]?.name}`,
        { cpu: 8192 },
        `serviceOverrides.${configuration.services[0]?.name}.cpu`,
      )({ ...configuration, services: configuration.services.map((service) => ({ ...service, cpu: 1024, memoryMiB: 4096 })) }),
    says: [
      'environments.dev.serviceOverrides.eshop.cpu: Fargate does not offer 4096 MiB with 8192 CPU units.',
      'ECS would refuse the task definition, half-way through the deployment. With 8192 write 16384 to 61440 in steps of 4096 MiB; 4096 MiB go with 512, 1024 or 2048.',
    ],
  },
  'an override of tasks that leaves the most behind': {
    breaks: (configuration) =>
      environment(
        `serviceOverrides.${configuration.services[0]?.name}`,
        { scaling: { minTasks: 900 } },
        `serviceOverrides.${configuration.services[0]?.name}.scaling.minTasks`,
      )(configuration),
    says: [
      'environments.dev.serviceOverrides.eshop.scaling.minTasks: at least 900 and at most 8 tasks cannot both hold.',
      'Application Auto Scaling would refuse the target. Change it, or maxTasks beside it.',
    ],
  },
  'an override of what is the same everywhere': {
    breaks: (configuration) => environment(`serviceOverrides.${configuration.services[0]?.name}.port`, 9443)(configuration),
    says: [
      'environments.dev.serviceOverrides.eshop.port: there is no such field.',
      "It would be ignored, and what it should change would keep its default. Known here are 'capacity', 'cpu', 'memoryMiB' and 'scaling'.",
    ],
  },
  'no services at all': {
    breaks: (configuration) => ({ configuration: put(configuration, ['services'], []), path: 'services' }),
    says: [
      'services: [] is not a list of at least one service.',
      'The load balancer would answer 403 to everything. List the services that run behind the load balancer.',
    ],
  },
};
