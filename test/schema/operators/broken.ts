import type { Configuration, EnvironmentConfiguration, ServiceConfiguration } from '../../../src/schema/configuration';
import { put } from '../put';

/** What an operator made of a valid configuration, and the path of a problem that must be among those reported. */
export interface Broken {
  readonly configuration: unknown;
  readonly path: string;
}

/** Breaks a valid configuration, or returns nothing where it finds nothing to break. */
export type Breaks = (configuration: Configuration) => Broken | undefined;

export interface Operator {
  readonly breaks: Breaks;
  /** What is said of the example configuration, broken so: what is wrong; then what it means and what to write. */
  readonly says: readonly [string, string];
}

export type Operators = Readonly<Record<string, Operator>>;

/** Writes another value into the platform. */
export const platform =
  (field: string, value: unknown, reported = field): Breaks =>
  (configuration) => ({ configuration: put(configuration, ['platform', ...field.split('.')], value), path: `platform.${reported}` });

/** Writes another value into the first environment. */
export const environment =
  (field: string, value: unknown, reported = field): Breaks =>
  (configuration) => ({
    configuration: put(configuration, ['environments', 0, ...field.split('.')], value),
    path: `environments.${configuration.environments[0]?.name}.${reported}`,
  });

/** Writes another value into the first environment that holds patients' data. */
export const protectedEnvironment =
  (field: string, value: unknown, reported = field): Breaks =>
  (configuration) => {
    const index = configuration.environments.findIndex(({ protectData }) => protectData);
    if (index < 0) return undefined;
    return {
      configuration: put(configuration, ['environments', index, ...field.split('.')], value),
      path: `environments.${configuration.environments[index]?.name}.${reported}`,
    };
  };

/** Writes another value into the first service. */
export const service =
  (field: string, value: unknown, reported = field): Breaks =>
  (configuration) => ({
    configuration: put(configuration, ['services', 0, ...field.split('.')], value),
    path: `services.${configuration.services[0]?.name}.${reported}`,
  });

/** Needs a second environment to break something against. */
export const twoEnvironments =
  (breaks: (first: EnvironmentConfiguration, second: EnvironmentConfiguration, configuration: Configuration) => Broken): Breaks =>
  (configuration) => {
    const [first, second] = configuration.environments;
    return first && second ? breaks(first, second, configuration) : undefined;
  };

/** Needs a second service to break something against. */
export const twoServices =
  (breaks: (first: ServiceConfiguration, second: ServiceConfiguration, configuration: Configuration) => Broken): Breaks =>
  (configuration) => {
    const [first, second] = configuration.services;
    return first && second ? breaks(first, second, configuration) : undefined;
  };
