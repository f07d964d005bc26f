import { fargateSizes } from '../fargate-sizes';
import type { Problem } from '../problem';
import type { Subject } from '../subject';
import { type EffectiveService, effectiveServices } from './effective-services';

/** Fargate sells CPU and memory in fixed pairs; and a service needs no fewer tasks at most than at least. */
export function checkSizes(subject: Subject): Problem[] {
  return effectiveServices(subject).flatMap((service) => [...unsoldSize(service), ...reversedScaling(service)]);
}

function unsoldSize({ cpu, memoryMiB, environment, service, pathOf }: EffectiveService): Problem[] {
  if (cpu === undefined || memoryMiB === undefined) return [];
  const offered = fargateSizes[cpu];
  if (offered?.includes(memoryMiB)) return [];
  const path = environment ? `${environment.at}.serviceOverrides.${service.name}` : pathOf(offered ? 'memoryMiB' : 'cpu');
  const consequence = 'ECS would refuse the task definition, half-way through the deployment.';
  if (offered === undefined) {
    const sizes = Object.keys(fargateSizes).join(', ');
    return [
      { path, message: `Fargate has no tasks of ${cpu} CPU units`, consequence, remedy: `Write one of ${sizes}; 1024 are one vCPU.` },
    ];
  }
  return [
    {
      path,
      message: `Fargate does not offer ${memoryMiB} MiB with ${cpu} CPU units`,
      consequence,
      remedy: `With ${cpu} write ${listed(offered)} MiB${alternative(memoryMiB)}.`,
    },
  ];
}

/** `2048, 3072 or 4096`, or where there are many `4096 to 16384 in steps of 1024`. */
function listed(sizes: readonly number[]): string {
  const [first = 0, second = 0] = sizes;
  return sizes.length > 4
    ? `${first} to ${sizes.at(-1)} in steps of ${second - first}`
    : `${sizes.slice(0, -1).join(', ')} or ${sizes.at(-1)}`;
}

function alternative(memoryMiB: number): string {
  const fitting = Object.entries(fargateSizes).flatMap(([cpu, sizes]) => (sizes.includes(memoryMiB) ? [cpu] : []));
  return fitting.length === 0 ? '' : `; ${memoryMiB} MiB go with ${fitting.join(', ')}`;
}

function reversedScaling({ scaling, environment, pathOf }: EffectiveService): Problem[] {
  const { minTasks, maxTasks } = scaling ?? {};
  if (minTasks === undefined || maxTasks === undefined || minTasks <= maxTasks) return [];
  // An override may raise the one without the other: the problem belongs to the one that it wrote.
  const [written, other] =
    environment && pathOf('scaling', 'maxTasks').startsWith('services') ? ['minTasks', 'maxTasks'] : ['maxTasks', 'minTasks'];
  return [
    {
      path: pathOf('scaling', `${written}`),
      message: `at least ${minTasks} and at most ${maxTasks} tasks cannot both hold`,
      consequence: 'Application Auto Scaling would refuse the target.',
      remedy: `Change it, or ${other} beside it, so that minTasks is not above maxTasks.`,
    },
  ];
}
