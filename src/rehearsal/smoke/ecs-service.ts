import { type EnvironmentResources, type Found, mapsAt, named, textsAt } from '../../assembly/environment-resources';
import type { ValueMap } from '../../assembly/template';
import { BrokenLink } from './broken-link';
import { checkConnection } from './security-groups';

/** From a target group to the ECS service that registers in it. */
export function throughTargetGroup(resources: EnvironmentResources, balancer: Found, rule: Found, targetGroup: string): Found {
  const group = resources.byId('AWS::ElasticLoadBalancingV2::TargetGroup', targetGroup);
  if (!group) throw new BrokenLink(`the listener rule ${named(rule)} forwards to a target group that is not there`);
  const registered = resources
    .all('AWS::ECS::Service')
    .flatMap((service) =>
      mapsAt(service.properties, 'LoadBalancers').flatMap((entry) =>
        entry.TargetGroupArn === group.physicalId ? [{ service, entry }] : [],
      ),
    );
  const [first] = registered;
  if (!first) throw new BrokenLink(`no ECS service registers in the target group ${named(group)}`);
  const { service, entry } = first;
  if (service.properties.DesiredCount !== undefined && Number(service.properties.DesiredCount) === 0) {
    throw new BrokenLink(`the ECS service ${named(service)} runs no task`);
  }
  const port = containerPort(resources, service, entry);
  checkConnection(resources, {
    from: `the load balancer ${named(balancer)}`,
    fromGroups: textsAt(balancer.properties, 'SecurityGroups'),
    to: `the ECS service ${named(service)}`,
    toGroups: textsAt(service.properties, 'NetworkConfiguration', 'AwsvpcConfiguration', 'SecurityGroups'),
    port,
  });
  return service;
}

function containerPort(resources: EnvironmentResources, service: Found, { ContainerName, ContainerPort }: ValueMap): number {
  const task = resources.byId('AWS::ECS::TaskDefinition', service.properties.TaskDefinition);
  if (!task) throw new BrokenLink(`the ECS service ${named(service)} names a task definition that is not there`);
  const container = mapsAt(task.properties, 'ContainerDefinitions').find(({ Name }) => Name === ContainerName);
  if (!container) throw new BrokenLink(`the task definition ${named(task)} has no container ${String(ContainerName)}`);
  const port = Number(ContainerPort);
  if (!mapsAt(container, 'PortMappings').some((mapping) => Number(mapping.ContainerPort) === port)) {
    throw new BrokenLink(`the container ${String(ContainerName)} of ${named(task)} does not open port ${port}`);
  }
  return port;
}

/** Whether an ECS service is the one that the configuration calls by this name. */
export function isCalled(resources: EnvironmentResources, service: Found, name: string): boolean {
  const task = resources.byId('AWS::ECS::TaskDefinition', service.properties.TaskDefinition);
  const containers = task ? mapsAt(task.properties, 'ContainerDefinitions').map(({ Name }) => String(Name)) : [];
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return [String(service.properties.ServiceName ?? ''), service.logicalId, service.stack, ...containers].some((text) =>
    plain(text).includes(plain(name)),
  );
}
