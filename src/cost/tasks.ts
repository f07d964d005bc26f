import { type EnvironmentResources, type Found, hasAttributeOf, mapsAt } from '../assembly/environment-resources';
import type { ValueMap } from '../assembly/template';
import { CannotPrice, type Setting } from './usage';
import { type Shift, shiftsOf } from './working-hours';

export interface TaskSize {
  readonly vcpu: number;
  readonly memoryGb: number;
  readonly architecture: 'arm64' | 'x86_64';
  readonly ephemeralGb: number;
  readonly containers: number;
}

/** The tasks of a service in a usual month. */
export interface Tasks extends TaskSize {
  /** Average number, by capacity provider. */
  readonly byProvider: ReadonlyMap<string, number>;
  /** Of the month, how long at least one runs: 0 to 1. */
  readonly runningShare: number;
}

/** How many tasks a service runs on average, of which size and bought how. */
export function tasksOf(service: Found, { resources, load }: Setting): Tasks {
  const strategy = strategyOf(service.properties, resources);
  const byProvider = new Map<string, number>();
  let runningShare = 0;
  for (const { share, minimum, maximum } of shiftsFor(service, resources)) {
    const count = minimum + (Math.max(0, maximum - minimum) * load.scaledOutPercent) / 100;
    if (count > 0) runningShare += share;
    for (const [provider, tasks] of split(count, strategy)) byProvider.set(provider, (byProvider.get(provider) ?? 0) + share * tasks);
  }
  return { byProvider, runningShare, ...sizeOf(definitionOf(service, resources)) };
}

/** What one task takes. */
export function sizeOf({ properties }: Found): TaskSize {
  const { Cpu, Memory, RuntimePlatform, EphemeralStorage } = properties;
  return {
    vcpu: Number(Cpu) / 1024,
    memoryGb: Number(Memory) / 1024,
    architecture: (RuntimePlatform as ValueMap | undefined)?.CpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64',
    ephemeralGb: Number((EphemeralStorage as ValueMap | undefined)?.SizeInGiB ?? 20),
    containers: mapsAt(properties, 'ContainerDefinitions').length,
  };
}

/** Of all providers together. */
export function averageTasks({ byProvider }: Tasks): number {
  return [...byProvider.values()].reduce((sum, tasks) => sum + tasks, 0);
}

export function definitionOf(service: Found, resources: EnvironmentResources): Found {
  const definition = resources.byId('AWS::ECS::TaskDefinition', service.properties.TaskDefinition);
  if (!definition) throw new CannotPrice('has a task definition that is not in the assembly');
  return definition;
}

function shiftsFor(service: Found, resources: EnvironmentResources): readonly Shift[] {
  const target = resources
    .all('AWS::ApplicationAutoScaling::ScalableTarget')
    .find(({ properties }) => hasAttributeOf(properties.ResourceId, service));
  if (target) return shiftsOf(target.properties);
  const count = Number(service.properties.DesiredCount ?? 1);
  return [{ share: 1, minimum: count, maximum: count }];
}

interface Share {
  readonly provider: string;
  readonly base: number;
  readonly weight: number;
}

function strategyOf({ CapacityProviderStrategy, LaunchType, Cluster }: ValueMap, resources: EnvironmentResources): readonly Share[] {
  if (LaunchType === 'FARGATE') return [{ provider: 'FARGATE', base: 0, weight: 1 }];
  if (LaunchType !== undefined) throw new CannotPrice(`has the launch type ${String(LaunchType)}: what carries its tasks is not known`);
  const [cluster] = resources.where('AWS::ECS::ClusterCapacityProviderAssociations', 'Cluster', Cluster);
  const own = mapsAt({ own: CapacityProviderStrategy ?? [] }, 'own');
  const written = own.length > 0 ? own : mapsAt(cluster?.properties ?? {}, 'DefaultCapacityProviderStrategy');
  if (written.length === 0) throw new CannotPrice('names no capacity provider');
  return written.map(({ CapacityProvider, Base = 0, Weight = 0 }) => ({
    provider: String(CapacityProvider),
    base: Number(Base),
    weight: Number(Weight),
  }));
}

/** As ECS places tasks: the base first, the rest by weight. Fractions are averages over time. */
function split(count: number, strategy: readonly Share[]): [string, number][] {
  const based = strategy.map(({ base }) => Math.min(base, count));
  const rest = Math.max(0, count - based.reduce((sum, tasks) => sum + tasks, 0));
  const weights = strategy.reduce((sum, { weight }) => sum + weight, 0);
  return strategy.map(({ provider, weight }, index) => {
    const share = weights > 0 ? weight / weights : 1 / strategy.length;
    return [provider, (based[index] ?? 0) + rest * share];
  });
}
