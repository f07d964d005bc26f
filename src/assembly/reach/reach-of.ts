import type { Assembly, StackArtifact } from '../assembly';
import { EnvironmentResources, type Found, named } from '../environment-resources';
import { resolveStacks } from '../resolve-stacks';
import { publicEntries } from './from-internet';
import { fromOther, otherSenders } from './from-network';
import { fromService } from './from-service';
import { instancesWithWayIn } from './instances';
import { isFollowed, isUnknown } from './not-judged';
import { internet, type NotJudged, type Reach, type Reached, type Way } from './reach';
import { serviceNames } from './service-names';
import { startSurvey } from './survey';
import type { Arrival } from './traffic';
import { invalidAssociations } from './web-acls';

/** Who reaches what in each environment of an assembly, in its order. Stacks outside of any stage count as an environment of their own. */
export function reachOf(assembly: Assembly): readonly Reach[] {
  const stages = [...new Set(assembly.stacks.map(({ stage }) => stage))];
  return stages.flatMap((stage) => {
    const stacks = assembly.stacks.filter((stack) => stack.stage === stage);
    const environment = assembly.manifest?.environments.find((candidate) => candidate.stage === stage);
    const reach = reachWithin(environment?.name ?? stage ?? 'outside of stages', stacks, environment?.services ?? []);
    return stage !== undefined || holdsAnything(reach) ? [reach] : [];
  });
}

/** A pipeline's own stack is no environment. */
function holdsAnything({ services, reached, notJudged }: Reach): boolean {
  return services.length > 0 || reached.length > 0 || notJudged.length > 0;
}

function reachWithin(environment: string, stacks: readonly StackArtifact[], services: readonly string[]): Reach {
  const { stacks: resolved, unreadable } = resolveStacks(stacks, isFollowed);
  const resources = new EnvironmentResources(resolved);
  const survey = startSurvey(resources);
  const nameOf = serviceNames(resources, services);
  const entries = publicEntries(survey);
  const found = [
    ...collect(
      internet,
      entries.flatMap(({ arrivals }) => arrivals),
      nameOf,
    ),
    ...resources.all('AWS::ECS::Service').flatMap((service) => collect(nameOf(service), fromService(survey, service), nameOf)),
    ...otherSenders(resources).flatMap((sender) => collect(sender.name, fromOther(survey, sender), nameOf)),
  ];
  const order = ({ from, to }: Reached) => `${from === internet ? '' : from} ${to}`;
  return {
    environment,
    services: resources.all('AWS::ECS::Service').map(nameOf).sort(),
    entries: entries.map(({ resource, webAcls, arrivals }) => ({
      entry: named(resource),
      type: resource.type,
      webAcls,
      reaches: [...new Set(arrivals.map(({ target }) => label(target, nameOf)))].sort(),
    })),
    reached: found.sort((one, other) => (order(one) < order(other) ? -1 : 1)),
    notJudged: [
      ...unknownTypes(stacks),
      ...instancesWithWayIn(stacks),
      ...unreadable.map(({ stack, logicalId, type, reason }) => ({ where: `${stack}/${logicalId}`, type, reason })),
      ...survey.notJudged.values(),
    ],
    invalid: invalidAssociations(survey),
  };
}

function unknownTypes(stacks: readonly StackArtifact[]): NotJudged[] {
  return stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => isUnknown(Type))
      .map(([id, { Type }]) => ({ where: `${name}/${id}`, type: Type, reason: 'is of a type that is not understood here' })),
  );
}

/** One entry a target, one way a list of hops, and the routes that share it. */
function collect(from: string, arrivals: readonly Arrival[], nameOf: (service: Found) => string): Reached[] {
  const targets = [...new Set(arrivals.map(({ target }) => target))];
  return targets.map((target) => {
    const isService = target.type === 'AWS::ECS::Service';
    const own = arrivals.filter((arrival) => arrival.target === target).map(({ traffic }) => traffic);
    const ways = new Map<string, Way>();
    for (const { hops, webAcls, route } of own) {
      const known = ways.get(hops.join())?.routes ?? [];
      const isNew = route !== undefined && !known.some((other) => other.route === route.route && other.authorizer === route.authorizer);
      ways.set(hops.join(), { hops, webAcls, routes: isNew ? [...known, route] : known });
    }
    return { from, kind: isService ? 'service' : 'database', to: label(target, nameOf), ways: [...ways.values()] };
  });
}

function label(target: Found, nameOf: (service: Found) => string): string {
  return target.type === 'AWS::ECS::Service' ? nameOf(target) : named(target);
}
