import fc from 'fast-check';
import type { EnvironmentConfiguration } from '../../src/schema/configuration';

/** Of any service, and of one with a database. */
const neededEndpoints = ['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager'] as const;
const otherEndpoints = ['kms', 'ssm', 'ssmmessages', 'monitoring', 'sts'] as const;

export const network = (index: number, protectData: boolean): fc.Arbitrary<EnvironmentConfiguration['network']> =>
  fc.record({ prefix: fc.integer({ min: 16, max: 20 }), others: fc.subarray([...otherEndpoints]) }).chain(({ prefix, others }) => {
    const cidr = fc.constant(`10.${10 * (index + 1)}.0.0/${prefix}`);
    return fc.oneof(
      fc.record(
        {
          cidr,
          availabilityZones: fc.constantFrom(2, 3),
          nat: fc.constantFrom('single', 'per-az', 'regional', ...(protectData ? [] : (['instance'] as const))),
          interfaceEndpoints: fc.constant(others),
          encryptionControl: fc.boolean(),
        },
        { requiredKeys: ['cidr'] },
      ),
      fc.record({
        cidr,
        availabilityZones: fc.constantFrom(2, 3),
        nat: fc.constant('none' as const),
        interfaceEndpoints: fc.constant([...neededEndpoints, ...others]),
      }),
    );
  });
