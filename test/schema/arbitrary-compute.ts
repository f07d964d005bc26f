import fc from 'fast-check';
import { weekdays } from '../../src/schema/compute';
import type { CapacityConfiguration, WorkingHoursConfiguration } from '../../src/schema/compute-configuration';
import type { EnvironmentConfiguration } from '../../src/schema/configuration';
import { isOffered } from '../../src/schema/instance-types';

const mix: fc.Arbitrary<CapacityConfiguration> = fc
  .record({ base: fc.integer({ min: 1, max: 3 }), weight: fc.integer({ min: 0, max: 3 }), spotWeight: fc.integer({ min: 0, max: 3 }) })
  .filter(({ weight, spotWeight }) => weight + spotWeight > 0);

/** Every word for capacity, and mixes; where data is protected none with Spot. */
export const capacity = (protectData: boolean): fc.Arbitrary<CapacityConfiguration> =>
  protectData ? fc.constantFrom<CapacityConfiguration>('fargate', 'ec2') : fc.oneof(fc.constantFrom('fargate', 'fargate-spot', 'ec2'), mix);

/** Some days of any hours; where data is protected none. */
export const workingHours = (protectData: boolean): fc.Arbitrary<WorkingHoursConfiguration | undefined> =>
  protectData
    ? fc.constant(undefined)
    : fc.option(
        fc.record(
          {
            timeZone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe'),
            days: fc.subarray([...weekdays]),
            from: fc.constantFrom('00:00', '06:30', '09:00'),
            to: fc.constantFrom('17:00', '23:59'),
            tasksOutside: fc.integer({ min: 0, max: 5 }),
          },
          { requiredKeys: ['timeZone'] },
        ),
        { nil: undefined },
      );

const agentEndpoints = ['ecs', 'ecs-agent', 'ecs-telemetry'] as const;

/** Without NAT, instances need a way of their own to ECS. */
export function asItsNetworkAllows(environment: EnvironmentConfiguration): EnvironmentConfiguration {
  const { network, capacity, serviceOverrides = {} } = environment;
  const overridden = Object.values(serviceOverrides).map((override) => override.capacity);
  if (network.nat !== 'none' || ![capacity, ...overridden].includes('ec2')) return environment;
  return { ...environment, network: { ...network, interfaceEndpoints: [...(network.interfaceEndpoints ?? []), ...agentEndpoints] } };
}

/** Large enough for every size that Fargate sells, so that any service may be on them. */
export function withRoomyInstances(environment: EnvironmentConfiguration): EnvironmentConfiguration {
  const x86 = isOffered('r6i.8xlarge', environment.region ?? 'us-east-1') ? 'r6i.8xlarge' : 'r7i.8xlarge';
  return { ...environment, instances: { arm64: 'r6g.8xlarge', x86_64: x86, max: 500 } };
}
