import type { Problem } from '../problem';
import type { LocatedService, Subject } from '../subject';

/** CloudFormation takes 500; a fifth is left for what the platform itself will add. */
const resourcesPerStack = 400;
/** Of `src/stacks/service`, at most: a test counts them. */
export const resourcesPerService = 25;
const pathsPerRule = 3;

/** What a service is in its group's stack: itself, and rules on one listener, or on both where it can be called. */
const resourcesOf = ({ routes, callers }: LocatedService): number =>
  resourcesPerService + Math.ceil((routes?.length ?? 0) / pathsPerRule) * ((callers?.length ?? 0) > 0 ? 2 : 1);

/** Services of a group share a stack, which must hold them all: to move one out of it later replaces it. */
export function checkGroups({ services }: Subject): Problem[] {
  const groups = [...new Set(services.flatMap(({ group }) => group ?? []))];
  return groups.flatMap((group) => {
    const members = services.filter((service) => service.group === group);
    const [first] = members;
    const resources = members.reduce((sum, service) => sum + resourcesOf(service), 0);
    if (first === undefined || resources <= resourcesPerStack) return [];
    return [
      {
        path: `${first.at}.group`,
        message: `the ${members.length} services of group '${group}' are ${resources} resources, and a stack is to have ${resourcesPerStack} at most`,
        consequence: 'CloudFormation takes no more than 500, and a service that has to leave its group then is replaced.',
        remedy: 'Begin another group with the next service: fourteen are the most for one.',
      },
    ];
  });
}
