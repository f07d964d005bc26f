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
import { invariants, Synthesised } from './invariants';

const source = { commit: 'a'.repeat(40), committedAt: '2026-12-01T00:00:00Z', modified: false };
const isSweep = process.env.CAREPATH_SEEDS !== undefined;

/** A synthesis takes a second: the build tries two, and a counterexample is not made smaller. The seed that is printed repeats it. */
const tried = { ...seeds, ...(isSweep ? {} : { numRuns: 2 }), endOnFailure: true };

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
