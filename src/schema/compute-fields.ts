import { z } from 'zod';
import { choice, guidance, whole } from './field';
import { instanceTypes } from './instance-types';
import { dailyHours } from './time-fields';

/** Amazon ECS API reference, `CapacityProviderStrategyItem`: weights and a base of up to 1000. */
const share = whole(0, 1000, {
  what: 'a whole number from 0 to 1000',
  consequence: 'ECS would refuse the strategy.',
  remedy: 'Write 0 for none, or a small number such as 1.',
});

export const capacity = z
  .strictObject({
    provider: choice(['fargate', 'ec2'], { consequence: 'No other capacity is built.' }),
    base: share,
    weight: share,
    spotWeight: share,
  })
  .register(guidance, {
    what: "'fargate', 'fargate-spot', 'ec2' or a mix",
    consequence: 'No other capacity is built.',
    remedy: "Write 'fargate', or a mix with Spot such as { base: 2, weight: 1, spotWeight: 3 }.",
  });

const instanceType = (architecture: keyof typeof instanceTypes, processor: string, example: string) =>
  z.enum(Object.keys(instanceTypes[architecture])).register(guidance, {
    what: `an instance type with ${processor} that tasks are placed on`,
    consequence: 'Nobody could say beforehand whether the tasks fit, or they would not start on its processor.',
    remedy: `Write one of src/schema/instance-types.ts, such as '${example}'.`,
  });

export const instances = z.strictObject({
  arm64: instanceType('arm64', 'Graviton', 'm7g.xlarge'),
  x86_64: instanceType('x86_64', 'an x86 processor', 'm7i.xlarge'),
  max: whole(1, 500, {
    what: 'a whole number of instances from 1 to 500',
    consequence: 'It is the bound of what a fault in scaling can cost.',
    remedy: 'Write 50, or what all services need while a deployment doubles them.',
  }),
});

export const workingHours = z.strictObject({
  ...dailyHours('Services would rest while people work, or Application Auto Scaling would refuse the schedule.'),
  tasksOutside: whole(0, 1000, {
    what: 'a whole number of tasks from 0 to 1000',
    consequence: 'It is what runs of each service while nobody works.',
    remedy: 'Write 0, or 1 where somebody may look in at night.',
  }),
});
