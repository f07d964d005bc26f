import { sizeOf, type Tasks, tasksOf } from '../tasks';
import { hoursAMonth, type Meters, type Setting, type Usage, usage, usages } from '../usage';

/** Each task has it; beyond it Fargate bills. */
const includedStorageGb = 20;

const minutesOfRun = 10;

/** ECS itself is free: its tasks are billed by size and second, on Fargate here, by their instances elsewhere (`instances.ts`). */
export const fargateMeters: Meters = {
  // What no service runs is run once a release, as migrations are.
  'AWS::ECS::TaskDefinition': (definition, { load, resources }) => {
    if (resources.where('AWS::ECS::Service', 'TaskDefinition', definition.physicalId).length > 0) return [];
    const { architecture, vcpu, memoryGb } = sizeOf(definition);
    const hours = (load.releases * minutesOfRun) / 60;
    return usages(
      usage('vCPU of single runs', `fargate/${architecture}/vcpu`, hours * vcpu),
      usage('Memory of single runs', `fargate/${architecture}/memory`, hours * memoryGb),
    );
  },

  'AWS::ECS::Service': (service, setting) => {
    const tasks = tasksOf(service, setting);
    return usages(
      ...onFargate(tasks, tasks.byProvider.get('FARGATE') ?? 0, 1, 'on demand'),
      ...onFargate(tasks, tasks.byProvider.get('FARGATE_SPOT') ?? 0, spotFactor(setting), 'on Spot'),
    );
  },
};

/**
 * Spot has no list price. Its hours are counted as the part of an hour on demand that they cost.
 *
 * @see https://aws.amazon.com/fargate/pricing/
 */
const spotFactor = ({ load }: Setting) => load.spotPricePercent / 100;

function onFargate({ architecture, vcpu, memoryGb, ephemeralGb }: Tasks, count: number, factor: number, bought: string): Usage[] {
  const hours = count * hoursAMonth * factor;
  return [
    usage(`vCPU of tasks ${bought}`, `fargate/${architecture}/vcpu`, hours * vcpu),
    usage(`Memory of tasks ${bought}`, `fargate/${architecture}/memory`, hours * memoryGb),
    usage('Storage of tasks', 'fargate/ephemeral-storage', count * hoursAMonth * Math.max(0, ephemeralGb - includedStorageGb)),
  ];
}
