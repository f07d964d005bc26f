import { type Found, mapsAt } from '../environment-resources';
import { mayConnect } from './connections';
import { containerPorts, groupsOf } from './target-groups';
import { type Arrival, doubt, type Survey, type Traffic, through } from './traffic';
import { isArnOf } from './web-acls';

/** From a Cloud Map service to the ECS services that register in it. */
export function throughDiscovery(survey: Survey, traffic: Traffic, integration: Found, arn: string): readonly Arrival[] {
  const { resources } = survey;
  const discovery = resources.all('AWS::ServiceDiscovery::Service').find((candidate) => isArnOf(arn, candidate));
  if (!discovery) {
    doubt(survey, integration, 'leads to something that is not in the assembly');
    return [];
  }
  return resources
    .all('AWS::ECS::Service')
    .filter(({ properties }) => mapsAt(properties, 'ServiceRegistries').some(({ RegistryArn }) => isArnOf(String(RegistryArn), discovery)))
    .filter((service) =>
      containerPorts(survey, service).some((port) => mayConnect(survey, traffic.sender, service, groupsOf(service), port)),
    )
    .map((service) => ({ traffic: through(through(traffic, discovery), service), target: service }));
}
