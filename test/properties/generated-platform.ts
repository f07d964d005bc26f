import { configuration as shipped } from '../../src/config';
import type { Configuration } from '../../src/schema/configuration';
import type { Platform, PolicyException } from '../../src/schema/platform';
import { resolvePlatform } from '../../src/schema/resolve';

/** A team that opens a route without a token registers it, one by one: generated configurations open any. */
const publicRoutes = ['edge/Api/Resource/*/Resource', 'edge/Rest/Api/Routes/*/Resource'].map(
  (path): PolicyException => ({
    scope: 'environment',
    path,
    rules: ['AwsSolutions::AwsSolutions-APIG4', 'Carepath::route-demands-token'],
    reason: 'A generated configuration opens routes that no patient uses.',
    owner: 'security-team',
    expires: '2027-06-30',
    arises: 'sometimes',
  }),
);

/** So does one that declines the encryption control of its VPC, which costs more than all else in a network. */
const unwatchedNetwork: PolicyException = {
  scope: 'environment',
  path: 'network/Vpc/Resource',
  rules: ['Carepath::vpc-encryption-is-watched'],
  reason: 'A generated configuration declines the encryption control of its VPC, at its cost.',
  owner: 'security-team',
  expires: '2027-06-30',
  arises: 'sometimes',
};

/** With the shipped register, of which a generated configuration need not bring every finding. */
export function platformOf(generated: Configuration): Platform {
  const { owners } = shipped.platform;
  const platform = resolvePlatform({
    ...generated,
    platform: { ...generated.platform, name: shipped.platform.name, owners },
    exceptions: shipped.exceptions?.map((entry) => ({ ...entry, arises: 'sometimes' })),
  });
  return { ...platform, exceptions: [...platform.exceptions, ...publicRoutes, unwatchedNetwork] };
}
