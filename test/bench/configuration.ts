import { configuration } from '../../src/config';
import type { Configuration, EnvironmentConfiguration, ServiceConfiguration } from '../../src/schema/configuration';

/** How much there is to synthesise. */
export interface Size {
  readonly services: number;
  readonly environments: number;
}

/** The shipped configuration, grown: its own services and environments, and as many more like them as the size asks for. */
export function grown({ services, environments }: Size): Configuration {
  const names = servicesOf(services);
  return {
    ...configuration,
    services: names,
    environments: environmentsOf(environments),
    images: Object.fromEntries(names.map(({ name }, index) => [name, `sha256:${index.toString(16).padStart(64, '0')}`])),
  };
}

/** In threes at every size: forty alone, each with its migrations, would be more stacks than a stage has actions, and the schema's way out is groups. */
function servicesOf(count: number): ServiceConfiguration[] {
  const more = Array.from({ length: Math.max(0, count - configuration.services.length) }, (_, index): ServiceConfiguration => {
    const slot = configuration.services.length + index + 1;
    return { name: `service-${slot}`, listenerSlot: slot, routes: [`/service-${slot}/*`], database: 'read-write' };
  });
  return [...configuration.services, ...more]
    .slice(0, count)
    .map((service, index) => ({ ...service, group: `three-${1 + Math.floor(index / 3)}` }));
}

/** The further ones are like staging and stand before the last, as promotion wants it. */
function environmentsOf(count: number): EnvironmentConfiguration[] {
  const shipped = configuration.environments;
  const [model, last] = shipped.slice(-2);
  if (!model || !last || count < shipped.length) throw new Error(`the bench grows ${shipped.length} environments, and ${count} are fewer`);
  const more = Array.from({ length: count - shipped.length }, (_, index): EnvironmentConfiguration => {
    const name = `staging${index + 2}`;
    return {
      ...model,
      name,
      account: `9${String(index).padStart(11, '0')}`,
      network: { ...model.network, cidr: `10.${100 + index}.0.0/16` },
      domain: { zoneName: `${name}.example.com`, zoneId: `Z000000000BENCH${index}` },
    };
  });
  return [...shipped.slice(0, -1), ...more, last];
}
