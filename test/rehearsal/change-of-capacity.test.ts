import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from '../../src/assembly/assembly';
import { changeBetween } from '../../src/assembly/change/change-between';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { configuration } from '../../src/config';
import { synthesise } from '../../src/pipeline/synthesise';
import type { CapacityConfiguration } from '../../src/schema/compute-configuration';
import { resolvePlatform } from '../../src/schema/resolve';
import { rehearsal } from './hand-made';

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

/** Not by default: the default is none where tasks are bought on Spot, which no Savings Plan covers, and comes and goes with that. */
const savingsPlans = { coveragePercent: 50, utilizationPercent: 80 };

/** The first environment alone, with one capacity for all services. */
function release(capacity: CapacityConfiguration): Assembly {
  process.env.CDK_VALIDATION = 'false';
  const outdir = mkdtempSync(join(tmpdir(), 'carepath-capacity-'));
  const environments = configuration.environments.slice(0, 1).map((environment) => ({
    ...environment,
    capacity,
    budget: { ...environment.budget, savingsPlans },
  }));
  const exceptions = (configuration.exceptions ?? []).map((entry) => ({ ...entry, arises: 'sometimes' as const }));
  const platform = resolvePlatform({ ...configuration, environments, exceptions });
  synthesise(platform, { commit: 'a'.repeat(40), committedAt: '2026-12-01T00:00:00Z', modified: false }, outdir);
  directories.push(outdir);
  return loadAssembly(outdir);
}

const releases: Readonly<Record<string, Assembly>> = {
  fargate: release('fargate'),
  'fargate-spot': release('fargate-spot'),
  mix: release({ base: 2, weight: 1, spotWeight: 3 }),
  ec2: release('ec2'),
};

const switches = Object.entries(releases).flatMap(([from, base]) =>
  Object.entries(releases).flatMap(([to, head]) => (from === to ? [] : [[from, to, base, head] as const])),
);

test.each(switches)(
  'from %s to %s nothing is replaced, made or deleted: services change their strategy, and that is all',
  (_, __, base, head) => {
    const { environments, notJudged } = changeBetween(base, head);
    const changed = environments.flatMap(({ stacks }) => stacks.flatMap(({ resources }) => resources));
    expect(notJudged).toEqual([]);
    expect(
      changed.map(({ kind, type, properties }) => [kind, type, [...new Set(properties.map(({ path }) => path.split(/[.[]/)[0]))]]),
    ).toEqual(configuration.services.map(() => ['changed', 'AWS::ECS::Service', ['CapacityProviderStrategy']]));
  },
);

test.each(switches.filter(([from, to]) => from === 'ec2' || to === 'ec2'))(
  'from %s to %s a release is promoted',
  async (_, __, base, head) => {
    const report = await rehearsal(head, base);
    expect(report.outcome).toBe('promoted');
    expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  },
);

describe('a strategy', () => {
  const strategies = (name: string) =>
    releases[name]?.stacks
      .filter((stack) => stack.name.includes('-service-'))
      .flatMap(({ template }) => Object.values(template.Resources))
      .filter(({ Type }) => Type === 'AWS::ECS::Service')
      .map(({ Properties }) => Properties?.CapacityProviderStrategy);

  test('keeps the first task off Spot', () => {
    for (const strategy of strategies('fargate-spot') ?? []) {
      expect(strategy).toEqual([
        { CapacityProvider: 'FARGATE', Base: 1, Weight: 0 },
        { CapacityProvider: 'FARGATE_SPOT', Weight: 1 },
      ]);
    }
  });

  test('of a mix puts its base on demand and shares out the rest', () => {
    for (const strategy of strategies('mix') ?? []) {
      expect(strategy).toEqual([
        { CapacityProvider: 'FARGATE', Base: 2, Weight: 1 },
        { CapacityProvider: 'FARGATE_SPOT', Weight: 3 },
      ]);
    }
  });

  test('of instances names those of the service’s processor and no other provider', () => {
    for (const strategy of strategies('ec2') ?? []) {
      expect(strategy).toEqual([{ CapacityProvider: { 'Fn::ImportValue': expect.stringContaining('Graviton') }, Weight: 1 }]);
    }
  });
});

test('launch type, name and count, which would replace a service or undo its scaling, are never written', () => {
  for (const { stacks } of Object.values(releases)) {
    const services = stacks.flatMap(({ template }) => Object.values(template.Resources)).filter(({ Type }) => Type === 'AWS::ECS::Service');
    expect(services).toHaveLength(configuration.services.length);
    for (const { Properties = {} } of services) {
      expect(Object.keys(Properties).filter((key) => /^(LaunchType|ServiceName|DesiredCount|PlatformVersion)$/.test(key))).toEqual([]);
    }
  }
});
