import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Assembly } from '../../src/assembly/assembly';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { releaseDigest } from '../../src/assembly/release-digest';
import { synthesise } from '../../src/pipeline/synthesise';
import type { Platform } from '../../src/schema/platform';
import { arbitraryConfiguration } from '../schema/arbitrary-platform';
import { seeds } from '../schema/seeds';
import { computeInvariants } from './compute-invariants';
import { platformOf } from './generated-platform';
import { invariants } from './invariants';
import { Synthesised } from './synthesised';

const source = { commit: 'a'.repeat(40), committedAt: '2026-12-01T00:00:00Z', modified: false };
const isSweep = process.env.CAREPATH_SEEDS !== undefined;

/**
 * A synthesis takes a second: the build tries two, chosen so that they have a bit of everything, and a counterexample is not made smaller. The
 * seed that is printed repeats it.
 */
const tried = { ...(isSweep ? seeds : { numRuns: 2, seed: 257 }), endOnFailure: true };

// Half of a small synthesis is the start of the built-in validation: the build has it judge the shipped configuration, the sweep all of them.
if (!isSweep) process.env.CDK_VALIDATION = 'false';

const directory = mkdtempSync(join(tmpdir(), 'carepath-properties-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** The build tries the same configurations in both properties: what the first has synthesised, the second compares with a synthesis of its own. */
const first = new Map<string, Assembly>();

function synthesised(platform: Platform): Assembly {
  const outdir = mkdtempSync(join(directory, 'synthesis-'));
  return loadAssembly(synthesise(platform, source, outdir));
}

function templatesOf({ directory, stacks }: Assembly): string[] {
  return stacks.map(({ templatePath }) => readFileSync(join(directory, templatePath), 'utf8'));
}

test('what the build tries has a bit of everything', () => {
  const platforms = isSweep ? [] : fc.sample(arbitraryConfiguration, tried).map(platformOf);
  const environments = platforms.flatMap((platform) => platform.environments);
  const services = environments.flatMap((environment) => environment.services);
  const withDatabase = environments.filter((environment) => environment.services.some(({ database }) => database !== 'none'));
  const tries = {
    'data that is protected': environments.some(({ protectData }) => protectData),
    'data that is not': environments.some(({ protectData }) => !protectData),
    PostgreSQL: withDatabase.some(({ database }) => database.engine === 'postgres'),
    MySQL: withDatabase.some(({ database }) => database.engine === 'mysql'),
    'a proxy': withDatabase.some(({ database }) => database.proxy),
    'a restored instance': environments.some(({ database }) => database.restores.length > 0),
    'copies of backups': environments.some(({ database }) => database.backupCopyRegion !== 'none'),
    'an HTTP API': environments.some(({ edge }) => edge.kind === 'http-api'),
    'a REST API': environments.some(({ edge }) => edge.kind === 'rest-api'),
    'no NAT': environments.some(({ network }) => network.nat === 'none'),
    'a NAT instance': environments.some(({ network }) => network.nat === 'instance'),
    instances: services.some(({ capacity }) => capacity.provider === 'ec2'),
    Spot: services.some(({ capacity }) => capacity.spotWeight > 0),
    'both processors': new Set(services.map(({ architecture }) => architecture)).size === 2,
    'services that call': services.some(({ callers }) => callers.length > 0),
    'hours of rest': environments.some(({ workingHours }) => workingHours.days.length > 0),
    migrations: services.some(({ migration }) => migration.command.length > 0),
  };
  expect(isSweep ? [] : Object.entries(tries).filter(([, tried]) => !tried)).toEqual([]);
});

test('any valid configuration passes the policy gate, and what it deploys keeps every invariant', () => {
  fc.assert(
    fc.property(arbitraryConfiguration, (generated) => {
      const platform = platformOf(generated);
      const assembly = synthesised(platform);
      const whole = new Synthesised(platform, assembly);
      for (const [sentence, violations] of Object.entries({ ...invariants, ...computeInvariants })) {
        expect({ [sentence]: violations(whole) }).toEqual({ [sentence]: [] });
      }
      if (isSweep) rmSync(assembly.directory, { recursive: true });
      else first.set(JSON.stringify(generated), assembly);
    }),
    tried,
  );
});

test('a configuration gives one release, byte for byte, from any directory', () => {
  fc.assert(
    fc.property(arbitraryConfiguration, (generated) => {
      const one = first.get(JSON.stringify(generated)) ?? synthesised(platformOf(generated));
      const other = synthesised(platformOf(structuredClone(generated)));
      expect(releaseDigest(one)).toBe(releaseDigest(other));
      expect(templatesOf(one)).toEqual(templatesOf(other));
    }),
    { ...tried, numRuns: isSweep ? Math.ceil(seeds.numRuns / 10) : 1 },
  );
});
