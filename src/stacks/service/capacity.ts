import type { CapacityProviderStrategy } from 'aws-cdk-lib/aws-ecs';
import type { Architecture, Capacity } from '../../schema/compute';
import type { Service } from '../../schema/service';

/**
 * How tasks are bought, always as a strategy and never as a launch type: changing a service's strategy replaces nothing, changing or
 * leaving its launch type replaces the service.
 *
 * @param instances names of the cluster's providers of instances
 */
export function capacityStrategy(
  { capacity, architecture }: Pick<Service, 'capacity' | 'architecture'>,
  instances: Readonly<Record<Architecture, string>>,
): CapacityProviderStrategy[] {
  return capacity.provider === 'ec2' ? [{ capacityProvider: instances[architecture], weight: 1 }] : onFargate(capacity);
}

/** On demand first: `base` is on the provider that is never interrupted. A provider that would get no task is left out. */
function onFargate({ base, weight, spotWeight }: Capacity): CapacityProviderStrategy[] {
  const onDemand = { capacityProvider: 'FARGATE', ...(base > 0 ? { base } : {}), weight };
  return spotWeight > 0 ? [onDemand, { capacityProvider: 'FARGATE_SPOT', weight: spotWeight }] : [onDemand];
}
