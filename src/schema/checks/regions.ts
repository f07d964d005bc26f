import type { Problem } from '../problem';
import { regionsReadOn, withoutEncryptionControl } from '../regions';
import type { Subject } from '../subject';
import { nearest } from '../suggestion';

/** Regions exist, and have the zones that the network wants. */
export function checkRegions({ platform, environments, regions }: Subject): Problem[] {
  const home = platform.pipeline?.region;
  // An environment takes the pipeline's Region by default: one mistake, one problem.
  const own = environments.filter(({ region }) => region !== home);
  const places = [{ path: 'platform.pipeline.region', region: home }, ...own.map(({ at, region }) => ({ path: `${at}.region`, region }))];
  return [
    ...places.flatMap(({ path, region }) =>
      region === undefined || Object.hasOwn(regions, region) ? [] : [unknown(path, region, Object.keys(regions))],
    ),
    ...environments.flatMap(({ at, region, network }): Problem[] => {
      const wanted = network?.availabilityZones;
      const offered = region === undefined ? undefined : regions[region];
      if (wanted === undefined || offered === undefined || wanted <= offered) return [];
      return [
        {
          path: `${at}.network.availabilityZones`,
          message: `${wanted} zones, but ${region} offers ${offered} to every account`,
          consequence: 'The deployment of the network would fail on the zone that is not there.',
          remedy: `Write ${offered}, or choose another Region.`,
        },
      ];
    }),
  ];
}

/** What the network wants is offered where it stands. */
export function checkEncryptionControl({ environments }: Subject): Problem[] {
  return environments.flatMap(({ at, region, network }): Problem[] => {
    if (network?.encryptionControl !== true || region === undefined || !withoutEncryptionControl.includes(region)) return [];
    return [
      {
        path: `${at}.network.encryptionControl`,
        message: `${region} has no encryption control`,
        consequence: 'CloudFormation does not know the type there, and the network would not be made.',
        remedy: 'Write false; flow logs then show a dash for the encryption of a flow.',
      },
    ];
  });
}

function unknown(path: string, region: string, known: readonly string[]): Problem {
  if (/^(cn|us-gov|us-iso[a-z]*|eu-iso[a-z]*|eusc)-/.test(region)) {
    return {
      path,
      message: `'${region}' belongs to another partition of AWS`,
      consequence: 'CloudFront and its web ACL do not reach it, nor do roles of this partition.',
      remedy: "Choose a Region of the partition 'aws', such as 'us-east-1'.",
    };
  }
  const meant = nearest(region, known);
  return {
    path,
    message: `'${region}' is not a Region that was known on ${regionsReadOn}`,
    consequence: 'Stacks would be sent to a place that does not exist.',
    remedy: `${meant === undefined ? "Write one such as 'us-east-1'." : `Did you mean '${meant}'?`} A new Region is added in src/schema/regions.ts.`,
  };
}
