import type { CapacityProviderStrategy } from 'aws-cdk-lib/aws-ecs';
import type { Capacity } from '../../schema/service';

/**
 * How tasks are bought, always as a strategy and never as a launch type: changing a service's strategy replaces nothing, changing or
 * leaving its launch type replaces the service.
 *
 * On Spot the first task is on demand, so that an interruption never takes the last one.
 */
export const capacityStrategies: Readonly<Record<Capacity, CapacityProviderStrategy[]>> = {
  fargate: [{ capacityProvider: 'FARGATE', weight: 1 }],
  'fargate-spot': [
    { capacityProvider: 'FARGATE', base: 1, weight: 0 },
    { capacityProvider: 'FARGATE_SPOT', weight: 1 },
  ],
};
