import type { Assembly } from '../assembly/assembly';
import { defaultLoad } from '../schema/default-load';
import type { Load } from '../schema/load';

/** What the public's requests bring with them. All else of a load grows with resources, people and releases, hardly with requests. */
const traffic = ['requests', 'outboundGb', 'internetGb', 'crossZoneGb', 'flowLogGb'] as const satisfies readonly (keyof Load)[];

/**
 * The same assembly, each environment at the traffic of ten million requests a month: what the targets of cost are said of. Where an
 * environment expects fewer, its own load says so, and its cost at that is the lower one.
 */
export function atTenMillionRequests(assembly: Assembly): Assembly {
  const { manifest } = assembly;
  if (!manifest) return assembly;
  const busy = Object.fromEntries(traffic.map((field) => [field, defaultLoad[field]]));
  const environments = manifest.environments.map((environment) => ({
    ...environment,
    load: { ...defaultLoad, ...environment.load, ...busy },
  }));
  return { ...assembly, manifest: { ...manifest, environments } };
}
