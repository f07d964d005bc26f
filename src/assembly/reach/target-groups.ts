import { type Found, mapsAt, textsAt } from '../environment-resources';
import type { Value } from '../template';
import { mayConnect } from './connections';
import { type Arrival, doubt, type Survey, type Traffic, through } from './traffic';
import { isArnOf } from './web-acls';

/** From a target group to the ECS services that register in it, and to a load balancer behind it. */
export function throughTargetGroup(survey: Survey, traffic: Traffic, at: Found, arn: Value | undefined): readonly Arrival[] {
  const { resources } = survey;
  const group = resources.all('AWS::ElasticLoadBalancingV2::TargetGroup').find((candidate) => isArnOf(String(arn), candidate));
  if (!group) {
    doubt(survey, at, 'forwards to a target group that is not in the assembly');
    return [];
  }
  const registered = resources.all('AWS::ECS::Service').flatMap((service) =>
    mapsAt(service.properties, 'LoadBalancers')
      .filter(({ TargetGroupArn }) => isArnOf(String(TargetGroupArn), group))
      .filter(({ ContainerPort }) => mayConnect(survey, traffic.sender, service, groupsOf(service), Number(ContainerPort)))
      .map(() => ({ traffic: through(through(traffic, group), service), target: service })),
  );
  return [...registered, ...throughFixedTargets(survey, traffic, group)];
}

function throughFixedTargets(survey: Survey, traffic: Traffic, group: Found): readonly Arrival[] {
  return mapsAt(group.properties, 'Targets').flatMap(({ Id, Port }) => {
    const balancers = survey.resources.all('AWS::ElasticLoadBalancingV2::LoadBalancer');
    const balancer = group.properties.TargetType === 'alb' ? balancers.find((candidate) => isArnOf(String(Id), candidate)) : undefined;
    if (balancer) return survey.follow(through(traffic, group), balancer, Number(Port ?? group.properties.Port));
    doubt(survey, group, `sends requests to the fixed target ${String(Id)}`);
    return [];
  });
}

/** Ids of the security groups of a service's tasks. */
export function groupsOf({ properties }: Found): readonly string[] {
  return textsAt(properties, 'NetworkConfiguration', 'AwsvpcConfiguration', 'SecurityGroups');
}

/** Ports that the containers of a service open. */
export function containerPorts({ resources }: Survey, { properties }: Found): readonly number[] {
  const task = resources.byId('AWS::ECS::TaskDefinition', properties.TaskDefinition);
  const containers = task ? mapsAt(task.properties, 'ContainerDefinitions') : [];
  return containers.flatMap((container) => mapsAt(container, 'PortMappings').map(({ ContainerPort }) => Number(ContainerPort)));
}
