import type { Found } from '../environment-resources';
import { mayConnect } from './connections';
import { arrivalsAtDatabase, databases } from './databases';
import { anything } from './from-internet';
import { containerPorts, groupsOf } from './target-groups';
import { type Arrival, type Survey, type Traffic, through } from './traffic';

/**
 * Everything that the tasks of a service may reach inside the network: other services straight or through a load balancer, and databases. What
 * they reach through the internet, everybody does.
 */
export function fromService(survey: Survey, service: Found): readonly Arrival[] {
  return fromGroups(survey, groupsOf(service)).filter(({ target }) => target !== service);
}

/** The same for whatever wears these security groups. */
export function fromGroups(survey: Survey, groups: readonly string[]): readonly Arrival[] {
  const { resources } = survey;
  const traffic: Traffic = { ...anything, sender: { groups } };
  return [
    ...resources.all('AWS::ElasticLoadBalancingV2::LoadBalancer').flatMap((balancer) => survey.follow(traffic, balancer)),
    ...resources.all('AWS::ECS::Service').flatMap((service) => straight(survey, traffic, service)),
    ...databases(survey).flatMap((database) => arrivalsAtDatabase(survey, traffic, database)),
  ];
}

function straight(survey: Survey, traffic: Traffic, other: Found): readonly Arrival[] {
  const open = containerPorts(survey, other).some((port) => mayConnect(survey, traffic.sender, other, groupsOf(other), port));
  return open ? [{ traffic: through(traffic, other), target: other }] : [];
}
