import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from '../../src/assembly/assembly';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { configuration } from '../../src/config';
import { synthesise } from '../../src/pipeline/synthesise';
import type { EnvironmentConfiguration } from '../../src/schema/configuration';
import { resolvePlatform } from '../../src/schema/resolve';
import { rehearsal, rulesOf } from './hand-made';

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

/** The first environment alone, with one kind of edge. */
function release(kind: 'http-api' | 'rest-api'): Assembly {
  process.env.CDK_VALIDATION = 'false';
  const outdir = mkdtempSync(join(tmpdir(), 'carepath-edge-'));
  const environments = configuration.environments.slice(0, 1).map(
    ({ frontendOrigins, edge, ...environment }): EnvironmentConfiguration => ({
      ...environment,
      frontendOrigins: frontendOrigins.slice(0, 1),
      edge: { ...edge, kind },
    }),
  );
  const exceptions = (configuration.exceptions ?? []).map((entry) => ({ ...entry, arises: 'sometimes' as const }));
  const platform = resolvePlatform({ ...configuration, environments, exceptions });
  synthesise(platform, { commit: 'a'.repeat(40), committedAt: '2026-12-01T00:00:00Z', modified: false }, outdir);
  directories.push(outdir);
  return loadAssembly(outdir);
}

const http = release('http-api');
const rest = release('rest-api');

test('an environment begins with a REST API', async () => {
  const report = await rehearsal(rest);
  expect(report.outcome).toBe('promoted');
  expect(report.stacks.map(({ name }) => name)).not.toContain('Dev-edge-global');
});

test('an HTTP API gives way to a REST API in one release, and leaves the stack of CloudFront to be deleted by hand', async () => {
  const report = await rehearsal(rest, http);
  expect(report.outcome).toBe('promoted');
  expect(rulesOf(report)).toContain('departed-stack');
  expect(report.stacks.filter(({ operation }) => operation !== 'none').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Dev-edge', 'Dev-observability']),
  );
});

test('a REST API gives way to an HTTP API in one release', async () => {
  const report = await rehearsal(http, rest);
  expect(report.outcome).toBe('promoted');
  expect(rulesOf(report)).not.toContain('departed-stack');
});
