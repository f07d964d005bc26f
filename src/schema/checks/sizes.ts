import { fargateSizes } from '../fargate-sizes';
import type { Problem } from '../problem';
import type { Subject } from '../subject';
import { asOverridden, asWritten, type EffectiveService } from './effective-services';

/** Fargate sells CPU and memory in fixed pairs; and a service needs no fewer tasks at most than at least. */
export function checkSizes(subject: Subject): Problem[] {
  const written = asWritten(subject);
  const overridden = asOverridden(subject);
  return [
    ...[...written, ...overridden.filter(({ override }) => override.cpu ?? override.memoryMiB)].flatMap(unsoldSize),
    ...[...written, ...overridden.filter(({ override }) => override.scaling)].flatMap(reversedScaling),
  ];
}

function unsoldSize({ cpu, memoryMiB, override, pathOf }: EffectiveService): Problem[] {
  if (cpu === undefined || memoryMiB === undefined) return [];
  const offered = fargateSizes[cpu];
  if (offered?.includes(memoryMiB)) return [];
  const consequence = 'ECS would refuse the task definition, half-way through the deployment.';
  if (offered === undefined) {
    const remedy = `Write ${either(Object.keys(fargateSizes))}; 1024 are one vCPU.`;
    return [{ path: pathOf('cpu'), message: `Fargate has no tasks of ${cpu} CPU units`, consequence, remedy }];
  }
  return [
    {
      // An environment that changes the CPU alone made the pair.
      path: pathOf(override.memoryMiB === undefined && override.cpu !== undefined ? 'cpu' : 'memoryMiB'),
      message: `Fargate does not offer ${memoryMiB} MiB with ${cpu} CPU units`,
      consequence,
      remedy: `With ${cpu} write ${memoryOf(offered)} MiB${cpuFor(memoryMiB)}.`,
    },
  ];
}

/** `512, 1024 or 2048`, or where there are many `4096 to 16384 in steps of 1024`. */
function memoryOf(sizes: readonly number[]): string {
  const [first = 0, second = 0] = sizes;
  return sizes.length > 4 ? `${first} to ${sizes.at(-1)} in steps of ${second - first}` : either(sizes);
}

function cpuFor(memoryMiB: number): string {
  const fitting = Object.entries(fargateSizes).flatMap(([cpu, sizes]) => (sizes.includes(memoryMiB) ? [cpu] : []));
  return fitting.length === 0 ? '' : `; ${memoryMiB} MiB go with ${either(fitting)}`;
}

const either = (values: readonly (number | string)[]) =>
  values.length === 1 ? `${values[0]}` : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;

function reversedScaling({ scaling, override, pathOf }: EffectiveService): Problem[] {
  const { minTasks, maxTasks } = scaling ?? {};
  if (minTasks === undefined || maxTasks === undefined || minTasks <= maxTasks) return [];
  // An environment that raises minTasks alone made the contradiction.
  const raised = override.scaling?.minTasks !== undefined && override.scaling.maxTasks === undefined;
  return [
    {
      path: pathOf(raised ? 'scaling.minTasks' : 'scaling.maxTasks'),
      message: `at least ${minTasks} and at most ${maxTasks} tasks cannot both hold`,
      consequence: 'Application Auto Scaling would refuse the target.',
      remedy: `Change it, or ${raised ? 'maxTasks' : 'minTasks'} beside it.`,
    },
  ];
}
