import type { Assembly, StackArtifact } from '../assembly/assembly';
import { EnvironmentResources, type Found } from '../assembly/environment-resources';
import { resolveStacks } from '../assembly/resolve-stacks';
import { defaultLoad, defaultPipelineLoad } from '../schema/default-load';
import type { Load, PipelineLoad } from '../schema/load';
import { freeTypes } from './free-types';
import { loadOfEnvironment, loadOfPipeline } from './loads';
import { meters } from './meters';
import { hasPrices, type Price, pricesOf, usdFor } from './price-list';
import type { CostReport, EnvironmentCost, LineItem, ResourceCost, StackCost, Unpriced } from './report';
import { roundEnvironment, totalOf } from './round';
import { CannotPrice, type Setting, type Usage } from './usage';

/** A report, and what a reader of it should know of the prices. */
export interface Costing {
  readonly report: CostReport;
  /** Each price that was used, once. */
  readonly prices: readonly Price[];
  /** Whether the load is the assembly's own, or the usual one because it names none. */
  readonly loadIsKnown: boolean;
}

/** The entry of what belongs to no environment: the account of the pipeline. */
export const pipelineEntry = 'pipeline';

interface Entry {
  readonly name: string;
  readonly stacks: readonly StackArtifact[];
  readonly given: Partial<Load & PipelineLoad>;
  readonly load: Load & PipelineLoad;
}

/** What an assembly costs in a month, at its load. */
export function costOf(assembly: Assembly): Costing {
  const prices = new Map<string, Price>();
  const entries = entriesOf(assembly);
  const environments = entries.map((entry) => roundEnvironment(costOfEntry(entry, prices)));
  const days = [...prices.values()].map(({ asOf }) => asOf).sort();
  return {
    report: {
      load: Object.fromEntries(entries.map(({ name, given }) => [name, given])),
      pricesAsOf: days[0] ?? null,
      environments,
      totalMonthlyUsd: totalOf(environments),
    },
    prices: [...prices.values()],
    loadIsKnown: assembly.manifest?.environments.every(({ load }) => load !== undefined) ?? false,
  };
}

function entriesOf({ stacks, manifest }: Assembly): readonly Entry[] {
  const stages = [...new Set(stacks.map(({ stage }) => stage))].filter((stage) => stage !== undefined);
  const order = (stage: string) => manifest?.environments.findIndex((environment) => environment.stage === stage) ?? 0;
  const environments = stages
    .sort((one, other) => order(one) - order(other))
    .map((stage): Entry => {
      const environment = manifest?.environments.find((candidate) => candidate.stage === stage);
      const given = environment?.load ?? defaultLoad;
      return {
        name: environment?.name ?? stage,
        stacks: stacks.filter((stack) => stack.stage === stage),
        given,
        load: loadOfEnvironment(given),
      };
    });
  const others = stacks.filter(({ stage }) => stage === undefined);
  if (others.length === 0) return environments;
  const given = manifest?.pipeline?.load ?? defaultPipelineLoad;
  return [...environments, { name: pipelineEntry, stacks: others, given, load: loadOfPipeline(given) }];
}

function costOfEntry({ name, stacks, load }: Entry, used: Map<string, Price>): EnvironmentCost {
  const { stacks: resolved, unreadable } = resolveStacks(stacks, () => true);
  const regionOf = (stack: string) => stacks.find((artifact) => artifact.name === stack)?.region ?? '';
  const setting: Setting = { resources: new EnvironmentResources(resolved), load, regionOf };
  const unpriced: Unpriced[] = unreadable.map((one) => ({ ...one, reason: `cannot be read: ${one.reason}` }));
  const unread = new Set(unreadable.map(({ stack, logicalId }) => `${stack}/${logicalId}`));
  const costs = resolved.map((stack): StackCost => {
    const region = regionOf(stack.name);
    const resources = [...stack.resources.values()]
      .map((resource): Found => ({ ...resource, stack: stack.name }))
      .filter(({ logicalId }) => !unread.has(`${stack.name}/${logicalId}`))
      .flatMap((resource) => costOfResource(resource, region, setting, used, unpriced))
      .sort((one, other) => other.monthlyUsd - one.monthlyUsd || (one.logicalId < other.logicalId ? -1 : 1));
    return { name: stack.name, monthlyUsd: sum(resources), resources };
  });
  const byPlace = (one: Unpriced, other: Unpriced) => (`${one.stack}/${one.logicalId}` < `${other.stack}/${other.logicalId}` ? -1 : 1);
  return { name, monthlyUsd: sum(costs), stacks: costs, unpriced: unpriced.sort(byPlace) };
}

function costOfResource(
  resource: Found,
  region: string,
  setting: Setting,
  used: Map<string, Price>,
  unpriced: Unpriced[],
): readonly ResourceCost[] {
  const { logicalId, type, stack } = resource;
  const reasons = new Set<string>();
  const usages = metered(resource, setting, (reason) => reasons.add(reason));
  const prices = pricesOf(region);
  const items = usages.flatMap(({ what, price: id, quantity }): LineItem[] => {
    const price = prices.get(id);
    if (!price) {
      reasons.add(hasPrices(region) ? `has no price here for ${id}` : `is in ${region}, of which no prices are known here`);
      return [];
    }
    used.set(`${region} ${id}`, price);
    return [{ what, quantity, unit: price.unit, price: id, monthlyUsd: usdFor(price, quantity) }];
  });
  unpriced.push(...[...reasons].map((reason) => ({ stack, logicalId, type, reason })));
  return items.length > 0 ? [{ logicalId, type, monthlyUsd: sum(items), items }] : [];
}

function metered(resource: Found, setting: Setting, list: (reason: string) => void): readonly Usage[] {
  const meter = Object.hasOwn(meters, resource.type) ? meters[resource.type] : undefined;
  if (!meter) {
    if (!Object.hasOwn(freeTypes, resource.type)) list('is of a type that nobody has priced yet');
    return [];
  }
  try {
    return meter(resource, setting);
  } catch (error) {
    if (!(error instanceof CannotPrice)) throw error;
    list(error.message);
    return [];
  }
}

/** In ascending order, so that the sum does not depend on the order in which a template has its resources. */
function sum(parts: readonly { readonly monthlyUsd: number }[]): number {
  return parts
    .map(({ monthlyUsd }) => monthlyUsd)
    .sort((one, other) => one - other)
    .reduce((total, amount) => total + amount, 0);
}
