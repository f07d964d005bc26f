import { z } from 'zod';
import { capacity } from './compute-fields';
import { choice, flag, guidance, text, whole } from './field';
import { lowerCaseName } from './name-field';

const cpu = whole(1, 1_000_000, {
  what: 'a whole number of CPU units',
  consequence: 'Fargate sells fixed sizes only.',
  remedy: 'Write 256, 512, 1024, 2048, 4096, 8192 or 16384; 1024 are one vCPU.',
});

const memoryMiB = whole(1, 1_000_000, {
  what: 'a whole number of MiB',
  consequence: 'Fargate sells fixed sizes only.',
  remedy: 'Write a multiple of 1024 that goes with the CPU, such as 1024 with 512 CPU units.',
});

const tasks = whole(1, 1_000, {
  what: 'a whole number of tasks from 1 to 1000',
  consequence: 'With none the service answers nothing, and a target group holds 1000 targets.',
  remedy: 'Write at least 1, and 2 or more where it must survive the loss of a task.',
});

const scaling = z.strictObject({
  minTasks: tasks,
  maxTasks: tasks,
  cpuPercent: whole(20, 80, {
    what: 'a whole number of percent from 20 to 80',
    consequence: 'Below 20 most of what is paid for idles; above 80 nothing is left for the minutes until new tasks run.',
    remedy: 'Write 60.',
  }),
  // The alarm on memory begins at 80: a target there would keep it standing.
  memoryPercent: whole(20, 75, {
    what: 'a whole number of percent from 20 to 75',
    consequence: 'Below 20 most of what is paid for idles; above 75 the alarm on memory stands before a task is added.',
    remedy: 'Write 70.',
  }),
  requestsPerMinute: whole(1, 1_000_000, {
    what: 'a whole number of requests a minute for each task',
    consequence: 'The service would scale out without need, or not at all.',
    remedy: 'Write 0.7 of what a load test measured, such as 600.',
  }),
});

export const pathPrefix = text(/^(?=.{4,128}$)(\/[A-Za-z0-9_.~-]+)+\/\*$/, {
  what: 'a path that ends in a wildcard segment and has no other wildcard',
  consequence: 'Edge and load balancer match by prefix: what the one lets through the other would not find.',
  remedy: "Write one such as '/eshop/*'.",
});

const route = z.strictObject({
  path: pathPrefix,
  auth: choice(['jwt', 'none'], { consequence: 'It decides whether a request without a token reaches the service.' }),
  phi: flag({
    what: 'true or false',
    consequence: "It decides whether answers may be kept outside of the service as if they were nobody's.",
    remedy: "Write true unless no answer below this path can hold patients' data.",
  }),
  cacheSeconds: whole(0, 86_400, {
    what: 'a whole number of seconds from 0 to 86400',
    consequence: 'The edge would answer with what is long out of date.',
    remedy: 'Write 0 for no cache, or a few minutes such as 300.',
  }),
  cacheQueryStrings: z
    .array(
      text(/^[A-Za-z0-9_.-]{1,32}$/, {
        what: 'the name of a query parameter',
        consequence: 'The cache could not tell apart what differs by it.',
        remedy: "Write its name as it stands in addresses, such as 'page'.",
      }),
    )
    .max(10) // "Query strings per cache policy", CloudFront Developer Guide, "Quotas".
    .register(guidance, {
      what: 'a list of at most ten query parameters',
      consequence: 'A cache policy takes no more, and the edge would fail to deploy.',
      remedy: "Write those that choose between answers, such as ['page'].",
    }),
  throttleRate: whole(0, 10_000, {
    what: 'a whole number of requests a second from 0 to 10000',
    consequence: "10000 is the account's own quota: beyond it API Gateway refuses requests whatever stands here.",
    remedy: "Write what the route carries, or 0 for the environment's limit.",
  }),
  throttleBurst: whole(0, 5_000, {
    what: 'a whole number of requests from 0 to 5000',
    consequence: "5000 is the account's own quota: beyond it API Gateway refuses requests whatever stands here.",
    remedy: "Write about twice the rate, or 0 for the environment's limit.",
  }),
  // AWS WAF Developer Guide, "Body inspection limits": 64 KB at most for CloudFront and API Gateway.
  maxBodyKiB: whole(8, 64, {
    what: 'a whole number of KiB from 8 to 64',
    consequence: 'The web ACL looks at 64 KiB of a body at most: what lies behind would reach the service unseen.',
    remedy: 'Write what the largest request needs. Files go to S3, by addresses that the service signs.',
  }),
});

const migration = z.strictObject({
  command: z
    .array(
      text(/^[^\0]{1,1024}$/, {
        what: 'a word of a command',
        consequence: 'The container would end without having run anything.',
        remedy: "Write the command word by word, such as ['node', 'migrate.js'].",
      }),
    )
    .register(guidance, {
      what: 'a list of words',
      consequence: 'ECS runs a program with its arguments, and no shell that would take a line apart.',
      remedy: "Write ['node', 'migrate.js'], or [] for none.",
    }),
  // A custom resource is given an hour by CloudFormation, and the answer needs some minutes of it.
  timeoutMinutes: whole(1, 55, {
    what: 'a whole number of minutes from 1 to 55',
    consequence: 'CloudFormation waits an hour at most, and takes silence for a failure.',
    remedy: 'Write 30. What takes longer belongs into the background of the service, table by table.',
  }),
});

export const serviceSchema = z.strictObject({
  name: lowerCaseName(20, 'It becomes part of the names of stacks, repositories and database users.'),
  owner: text(/./, {
    what: 'the name of an owner',
    consequence: 'Nobody would be asked what the service costs.',
    remedy: 'Write the name of one of platform.owners.',
  }),
  group: lowerCaseName(20, 'It becomes part of the name of a stack.'),
  architecture: choice(['arm64', 'x86_64'], { consequence: 'An image for another processor ends at once with an exec format error.' }),
  routes: z.array(route).min(1).register(guidance, {
    what: 'a list of at least one route',
    consequence: 'A load balancer rule needs a path, and without one no request would ever reach the service.',
    remedy: "Write one such as ['/eshop/*'].",
  }),
  listenerSlot: whole(1, 40, {
    what: 'a whole number from 1 to 40',
    consequence: 'The priorities of its listener rules come from it, and one load balancer carries 40 services.',
    remedy: 'Write a number that no other service has or had.',
  }),
  // Linux lets a task's non-root user listen from 1024 up.
  port: whole(1024, 65_535, {
    what: 'a port from 1024 to 65535',
    consequence: 'The container does not run as root and could not listen below 1024.',
    remedy: 'Write 8443.',
  }),
  cpu,
  memoryMiB,
  scaling,
  healthPath: text(/^\/[A-Za-z0-9_.~/-]{0,127}$/, {
    what: 'a path for health checks',
    consequence: 'The load balancer would find every task unhealthy, and every deployment would roll back.',
    remedy: "Write one without query or wildcard, such as '/health'.",
  }),
  database: choice(['none', 'read-write'], { consequence: 'It decides whether the service may reach the database.' }),
  migration,
  callers: z.array(
    text(/./, {
      what: 'the name of a service',
      consequence: 'Nobody would be let in.',
      remedy: "Write the names of the services that call this one, such as ['eshop'].",
    }),
  ),
});

/** Every field is optional here, and one that is given is checked as in `services`. */
export const serviceOverrideSchema = z.strictObject({
  capacity: capacity.optional(),
  cpu: cpu.optional(),
  memoryMiB: memoryMiB.optional(),
  scaling: scaling.partial().optional(),
});
