import { checkBetweenFields } from './checks';
import type { Architecture } from './compute';
import { withDefaults } from './defaults';
import { describeIssues } from './describe-issues';
import type { Environment } from './environment';
import type { Platform } from './platform';
import { InvalidConfiguration } from './problem';
import { regions as awsRegions, type RegionTable } from './regions';
import { salvage } from './salvage';
import { type CompleteConfiguration, type CompleteEnvironment, type CompleteService, configurationSchema } from './schema';
import type { Image, Service } from './service';
import { subjectOf } from './subject';

export interface ResolveOptions {
  /** Regions that there are, with their zones. @default - those of `regions.ts` */
  readonly regions?: RegionTable;
  /** `YYYY-MM-DD`, at which what ends is judged: exceptions, web ACLs that count. @default - not judged */
  readonly today?: string;
}

/**
 * Checks what a team wrote and fills in what it left out.
 *
 * @throws InvalidConfiguration with every problem at once
 */
export function resolvePlatform(configuration: unknown, { regions = awsRegions, today }: ResolveOptions = {}): Platform {
  const complete = withDefaults(configuration);
  const parsed = configurationSchema.safeParse(complete);
  const draft = parsed.success ? parsed.data : salvage(configurationSchema, complete);
  const problems = [
    ...(parsed.success ? [] : describeIssues(configurationSchema, complete, parsed.error.issues)),
    ...checkBetweenFields(subjectOf(draft, complete, { regions, today })),
  ];
  if (!parsed.success || problems.length > 0) throw new InvalidConfiguration(problems);
  return platformOf(parsed.data);
}

function platformOf({ platform, environments, services, images, exceptions }: CompleteConfiguration): Platform {
  const imageOf = (name: string): Image | undefined => {
    const digest = own(images, name);
    return digest == null ? undefined : { repository: `${platform.name}/${name}`, digest };
  };
  return {
    ...platform,
    environments: environments.map((environment) => environmentOf(environment, services, imageOf)),
    serviceNames: services.map(({ name }) => name),
    architectures: Object.fromEntries(services.map((service) => [service.name, architecturesOf(service, environments)])),
    withheldServices: services.map(({ name }) => name).filter((name) => imageOf(name) === undefined),
    exceptions,
  };
}

function architecturesOf(service: CompleteService, environments: readonly CompleteEnvironment[]): Architecture[] {
  const all = environments.map(({ serviceOverrides }) => overridden(service, own(serviceOverrides, service.name)).architecture);
  return [...new Set(all)].sort();
}

function environmentOf(
  { serviceOverrides, capacity, ...environment }: CompleteEnvironment,
  services: readonly CompleteService[],
  imageOf: (name: string) => Image | undefined,
): Environment {
  return {
    ...environment,
    groups: [...new Set(services.map(({ group }) => group))],
    services: services.flatMap((service): Service[] => {
      const image = imageOf(service.name);
      return image === undefined ? [] : [{ capacity, ...overridden(service, own(serviceOverrides, service.name)), image }];
    }),
  };
}

/** The service as one environment runs it. */
function overridden(service: CompleteService, override: CompleteEnvironment['serviceOverrides'][string] = {}) {
  const { scaling, ...others } = override;
  return { ...service, ...others, scaling: { ...service.scaling, ...scaling } };
}

/** A service may be called `constructor`: only what a team wrote counts. */
const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
