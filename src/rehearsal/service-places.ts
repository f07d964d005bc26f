import type { Assembly, StackArtifact } from '../assembly/assembly';
import { constructPath } from '../assembly/construct-path';
import type { ManifestEnvironment } from '../schema/manifest';
import type { Finding } from './report';

/** Where a service runs, and which listener priorities it has there. */
interface Place {
  readonly stack: StackArtifact;
  readonly priorities: ReadonlySet<number>;
}
type Places = ReadonlyMap<string, Place>;

/** A service has ten priorities, from ten times its slot up: the schema's rule (`listenerSlot`). */
const prioritiesOfSlot = 10;
const lastSlot = 40;

/**
 * Services that go from one stack to another, and services that leave the release inside a stack that leaves too. CloudFormation knows neither:
 * it makes and deletes resources, each stack by itself. Without manifests on both sides nothing is known of services.
 */
export function servicePlaces(base: Assembly | undefined, head: Assembly): Finding[] {
  return (head.manifest?.environments ?? []).flatMap((environment) => {
    const earlier = base?.manifest?.environments.find(({ name }) => name === environment.name);
    if (!base || !earlier) return [];
    const [before, after] = [placesIn(base, earlier), placesIn(head, environment)];
    const stays = new Set(head.stacks.map(({ name }) => name));
    return [...before].flatMap(([service, old]) => {
      const young = after.get(service);
      if (!young) return stays.has(old.stack.name) ? [] : [leftRunning(environment.name, service, old)];
      if (young.stack.name === old.stack.name) return [];
      const free = freeSlot([...before.values(), ...after.values()]);
      return [moved(environment.name, service, old, young, free, stays.has(old.stack.name))];
    });
  });
}

function placesIn({ stacks }: Assembly, { stage, services }: ManifestEnvironment): Places {
  const found = new Map<string, { readonly stack: StackArtifact; readonly priorities: Set<number> }>();
  for (const stack of stacks.filter((one) => one.stage === stage)) {
    const resources = Object.entries(stack.template.Resources).map(([id, resource]) => ({
      ...resource,
      names: constructPath(stage, stack.name, id, resource.Metadata).split('/'),
    }));
    for (const service of services) {
      const own = resources.filter(({ names }) => names.includes(service));
      if (!own.some(({ Type }) => Type === 'AWS::ECS::Service')) continue;
      const rules = own.filter(({ Type }) => Type === 'AWS::ElasticLoadBalancingV2::ListenerRule');
      found.set(service, { stack, priorities: new Set(rules.map(({ Properties }) => Number(Properties?.Priority))) });
    }
  }
  return found;
}

function freeSlot(places: readonly Place[]): number | undefined {
  const taken = new Set(places.flatMap(({ priorities }) => [...priorities].map((priority) => Math.floor(priority / prioritiesOfSlot))));
  return Array.from({ length: lastSlot }, (_, index) => index + 1).find((slot) => !taken.has(slot));
}

/** Both stacks would want the same priorities of the same listeners, and the old one lets go of them only once it is updated, or deleted. */
function moved(environment: string, service: string, old: Place, young: Place, free: number | undefined, oldStays: boolean): Finding {
  const [from, to] = [old.stack.name, young.stack.name];
  const where = `${environment}/${to}/${service}`;
  const afterwards = oldStays
    ? `${from} lets go of the old one when it is updated.`
    : `Once the release stands in every environment, delete ${from}: its tasks go on answering until then.`;
  if (![...young.priorities].some((priority) => old.priorities.has(priority))) {
    return {
      severity: 'info',
      rule: 'service-moved',
      where,
      message: `${service} moves from ${from} to ${to}: it is made anew there, beside the old one`,
      remedy: afterwards,
    };
  }
  const slot = free === undefined ? '' : `, such as ${free}`;
  return {
    severity: 'error',
    rule: 'service-moved',
    where,
    message: `${service} moves from ${from} to ${to} with its listener slot, which the old one still has when the new one is made`,
    remedy: `Give it a free \`listenerSlot\`${slot}, in the commit that gives it the group: the new one then comes up beside the old one. ${afterwards}`,
  };
}

function leftRunning(environment: string, service: string, { stack: { name } }: Place): Finding {
  return {
    severity: 'error',
    rule: 'service-left-running',
    where: `${environment}/${name}/${service}`,
    message: `${service} leaves the release together with ${name}, which no stage of the pipeline deletes: it goes on running`,
    remedy: `In two releases: first let its image be \`null\`, which takes it out of ${name}; then take it out of the configuration, and delete ${name}.`,
  };
}
