import type { Architecture } from '../compute';
import { defaultInstanceTypes, type InstanceType, instanceTypes, isOffered, memoryForTasks, tasksOn } from '../instance-types';
import type { Problem } from '../problem';
import type { LocatedEnvironment, Subject } from '../subject';
import { type EffectiveService, inEnvironment } from './effective-services';

interface Placed {
  readonly effective: EffectiveService;
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly maxTasks: number;
}

const processors: readonly Architecture[] = ['arm64', 'x86_64'];

/** Tasks of services with `capacity: 'ec2'` fit on an instance, and all of them on as many as there may be. */
export function checkInstances(subject: Subject): Problem[] {
  return subject.environments.flatMap((environment) =>
    processors.flatMap((architecture) => {
      const name = environment.instances?.[architecture];
      const type = name === undefined ? undefined : instanceTypes[architecture][name];
      if (name === undefined || type === undefined) return [];
      const at = `${environment.at}.instances.${architecture}`;
      if (environment.region !== undefined && !isOffered(name, environment.region))
        return [elsewhere(at, name, environment.region, architecture)];
      const placed = placedOn(environment, subject, architecture);
      const tooLarge = placed.filter((one) => tasksOn(type, one) === 0);
      return tooLarge.length > 0
        ? tooLarge.map((one) => unplaceable(one, { name, type, at }))
        : tooFew(environment, architecture, name, instancesFor(placed, type));
    }),
  );
}

/** How many instances an environment starts at most: as many as all services need while a deployment doubles them. */
export function instancesAtMost(environment: LocatedEnvironment, subject: Subject): number {
  return processors.reduce((sum, architecture) => {
    const type = instanceTypes[architecture][environment.instances?.[architecture] ?? ''];
    return sum + (type === undefined ? 0 : instancesFor(placedOn(environment, subject, architecture), type));
  }, 0);
}

function placedOn(environment: LocatedEnvironment, { services }: Subject, architecture: Architecture): Placed[] {
  return services
    .filter((service) => service.architecture === architecture)
    .map((service) => inEnvironment(service, environment))
    .filter(({ capacity }) => capacity?.provider === 'ec2')
    .flatMap((effective) => {
      const { cpu, memoryMiB, scaling } = effective;
      if (cpu === undefined || memoryMiB === undefined || scaling?.maxTasks === undefined) return [];
      return [{ effective, cpu, memoryMiB, maxTasks: scaling.maxTasks }];
    });
}

/** No more than ECS needs, for it may put different services side by side; but it need not. */
function instancesFor(placed: readonly Placed[], type: InstanceType): number {
  return placed.reduce((sum, one) => sum + Math.ceil((2 * one.maxTasks) / Math.max(1, tasksOn(type, one))), 0);
}

function elsewhere(path: string, type: string, region: string, architecture: Architecture): Problem {
  return {
    path,
    message: `${region} does not offer ${type}`,
    consequence: 'Auto Scaling would refuse the group, and with it the whole stack of the cluster, used or not.',
    remedy: `Write another of src/schema/instance-types.ts, such as '${defaultInstanceTypes(region)[architecture]}'.`,
  };
}

function unplaceable({ effective, cpu }: Placed, { name, type, at }: { name: string; type: InstanceType; at: string }): Problem {
  const consequence = 'ECS would start instance after instance and place the task on none.';
  const larger = `Write a larger ${at}, or less ${cpu > type.cpu ? 'CPU' : 'memory'} for ${effective.service.name}.`;
  return cpu > type.cpu
    ? { path: effective.pathOf('cpu'), message: `${name} of ${at} has ${type.cpu} CPU units`, consequence, remedy: larger }
    : {
        path: effective.pathOf('memoryMiB'),
        message: `${name} of ${at} has ${memoryForTasks(type)} MiB left for tasks beside kernel and agent`,
        consequence,
        remedy: larger,
      };
}

function tooFew({ at, instances }: LocatedEnvironment, architecture: Architecture, type: string, needed: number): Problem[] {
  if (instances?.max === undefined || needed <= instances.max) return [];
  return [
    {
      path: `${at}.instances.max`,
      message: `${instances.max} instances of ${type}, and the ${architecture} services need up to ${needed} while a deployment doubles them`,
      consequence: 'On the busiest day no task could start, and no deployment could finish: a network interface is taken by each task.',
      remedy: `Write ${needed} or more, a larger instances.${architecture}, or lower maxTasks.`,
    },
  ];
}
