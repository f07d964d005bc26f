import type { Manifest, ManifestEnvironment } from '../schema/manifest';

/**
 * The role in an environment's account under which gates read. `carepath bootstrap` makes it there, before the first promotion: its name is
 * known, for the pipeline's account has to name it too.
 */
export function gateRoleArn(
  { platform }: Pick<Manifest, 'platform'>,
  { account, region }: Pick<ManifestEnvironment, 'account' | 'region'>,
): string {
  return `arn:${partitionOf(region)}:iam::${account}:role/${platform}-gates`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
