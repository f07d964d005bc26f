import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from '../../src/assembly/assembly';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { reachOf } from '../../src/assembly/reach/reach-of';
import { configuration } from '../../src/config';
import { synthesise } from '../../src/pipeline/synthesise';
import type { Nat } from '../../src/schema/environment';
import { resolvePlatform } from '../../src/schema/resolve';
import { rehearsal, rulesOf } from './hand-made';

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

/** The first environment alone, with one way out. */
function release(nat: Nat): Assembly {
  process.env.CDK_VALIDATION = 'false';
  const outdir = mkdtempSync(join(tmpdir(), 'carepath-nat-'));
  const environments = configuration.environments
    .slice(0, 1)
    .map((environment) => ({ ...environment, network: { ...environment.network, nat } }));
  const exceptions = (configuration.exceptions ?? []).map((entry) => ({ ...entry, arises: 'sometimes' as const }));
  const platform = resolvePlatform({ ...configuration, environments, exceptions });
  synthesise(platform, { commit: 'a'.repeat(40), committedAt: '2026-12-01T00:00:00Z', modified: false }, outdir);
  directories.push(outdir);
  return loadAssembly(outdir);
}

const releases = { instance: release('instance'), single: release('single'), regional: release('regional') } as const;

test.each([
  ['instance', 'single'],
  ['single', 'instance'],
  ['instance', 'regional'],
  ['regional', 'instance'],
] as const)('from %s to %s is one release, and so is the way back', async (from, to) => {
  const report = await rehearsal(releases[to], releases[from]);
  expect(report.outcome).toBe('promoted');
  expect(rulesOf(report).filter((rule) => /export|roll-forward|departed|next-release/.test(rule))).toEqual([]);
  const updated = report.stacks.filter(({ operation }) => operation !== 'none').map(({ name }) => name);
  expect(updated).toEqual(['Dev-network', 'Dev-observability']);
});

test('no way in comes with a NAT instance', () => {
  const ways = (assembly: Assembly) => reachOf(assembly).map(({ reached, notJudged }) => ({ reached, notJudged }));
  expect(ways(releases.instance)).toEqual(ways(releases.single));
});
