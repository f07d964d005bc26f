import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from '../../src/assembly/assembly';
import { changeBetween } from '../../src/assembly/change/change-between';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { pipelineOf } from '../../src/assembly/pipeline-of';
import { configuration as shipped } from '../../src/config';
import { synthesise } from '../../src/pipeline/synthesise';
import { deleteStack } from '../../src/rehearsal/cloud/delete-stack';
import { SimulatedCloud } from '../../src/rehearsal/cloud/simulated-cloud';
import { establish } from '../../src/rehearsal/establish';
import { isAccepted, type RehearsalReport } from '../../src/rehearsal/report';
import type { Configuration, EnvironmentConfiguration, ServiceConfiguration } from '../../src/schema/configuration';
import { resolvePlatform } from '../../src/schema/resolve';
import { rehearsal } from './hand-made';

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

const source = { commit: 'a'.repeat(40), committedAt: '2026-12-01T00:00:00Z', modified: false };

/** The shipped configuration with one environment alone: a synthesis of three would take three times as long, and show no more. */
export function configurationOf(environment: 'dev' | 'prod'): Configuration {
  return {
    ...shipped,
    images: shipped.images,
    environments: shipped.environments.filter(({ name }) => name === environment),
    // Each is there for what some environment brings.
    exceptions: (shipped.exceptions ?? []).map((entry) => ({ ...entry, arises: 'sometimes' as const })),
  };
}

/** What a commit makes of its configuration. The policy gate is not the subject here. */
export function commit(configuration: Configuration): Assembly {
  process.env.CDK_VALIDATION = 'false';
  const outdir = mkdtempSync(join(tmpdir(), 'carepath-commits-'));
  directories.push(outdir);
  synthesise(resolvePlatform(configuration), source, outdir);
  return loadAssembly(outdir);
}

/** With something else in its environment. */
export function inEnvironment(configuration: Configuration, change: (environment: EnvironmentConfiguration) => object): Configuration {
  return { ...configuration, environments: configuration.environments.map((one) => ({ ...one, ...change(one) })) };
}

/** With something else in one service. */
export function inService(configuration: Configuration, name: string, change: Partial<ServiceConfiguration>): Configuration {
  return { ...configuration, services: configuration.services.map((one) => (one.name === name ? { ...one, ...change } : one)) };
}

export function withImage(configuration: Configuration, name: string, digest: string | null): Configuration {
  return { ...configuration, images: { ...configuration.images, [name]: digest } };
}

/** As if nobody had ever written of the service. */
export function withoutService({ services, images, environments, ...rest }: Configuration, name: string): Configuration {
  const others = <Value>(record: Readonly<Record<string, Value>> | undefined) =>
    Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => key !== name));
  return {
    ...rest,
    services: services
      .filter((service) => service.name !== name)
      .map((service) => ({ ...service, ...(service.callers ? { callers: service.callers.filter((caller) => caller !== name) } : {}) })),
    images: others(images),
    environments: environments.map((environment) => ({ ...environment, serviceOverrides: others(environment.serviceOverrides) })),
  };
}

/** What has happened to the accounts: releases, and stacks that a person deleted, by name. */
export type Past = readonly (Assembly | string)[];

/** Accounts after all that, in this order. Refused where a step of it is. */
export function accountsAfter(past: Past): SimulatedCloud {
  const cloud = new SimulatedCloud();
  for (const step of past) {
    if (typeof step === 'string') {
      const stack = cloud.stacks().find(({ name }) => name === step);
      if (!stack) throw new Error(`no stack ${step} to delete`);
      const { failure } = deleteStack(cloud, stack);
      if (failure) throw failure;
    } else {
      const established = establish(cloud, step, pipelineOf(step).stack);
      if ('failure' in established) throw established.failure;
    }
  }
  return cloud;
}

/** Rehearses a release on accounts with a past, whose last release is the base. */
export async function released(head: Assembly, past: Past): Promise<RehearsalReport> {
  const base = past.filter((step) => typeof step !== 'string').at(-1);
  return rehearsal(head, base, { accounts: accountsAfter(past) });
}

/** What a reader of the report asks first, in words. */
export function ending(report: RehearsalReport): string {
  const failed = report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  return `${report.outcome}${isAccepted(report) ? '' : ` with ${failed.join(', ')}`}`;
}

/** Resources of an environment that a release does more to than change them in place: `replaced pharmacy/Service/Service`. */
export function fates(base: Assembly, head: Assembly, types: (type: string, stateful: boolean) => boolean): string[] {
  return changeBetween(base, head)
    .environments.flatMap(({ stacks }) => stacks.flatMap(({ resources }) => resources))
    .filter(({ kind, type, stateful }) => kind !== 'added' && kind !== 'changed' && types(type, stateful))
    .map(({ kind, path }) => `${kind} ${path}`);
}

/** Whatever holds data, every service, and every task definition that would leave its family. */
export function lostIn(base: Assembly, head: Assembly): string[] {
  const families = changeBetween(base, head)
    .environments.flatMap(({ stacks }) => stacks.flatMap(({ resources }) => resources))
    .filter(({ type, properties }) => type === 'AWS::ECS::TaskDefinition' && properties.some(({ path }) => path === 'Family'))
    .map(({ path }) => `another family for ${path}`);
  return [...fates(base, head, (type, stateful) => stateful || type === 'AWS::ECS::Service'), ...families];
}
