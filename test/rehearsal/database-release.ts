import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from '../../src/assembly/assembly';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { configuration } from '../../src/config';
import { synthesise } from '../../src/pipeline/synthesise';
import type { DatabaseConfiguration } from '../../src/schema/database-configuration';
import { resolvePlatform } from '../../src/schema/resolve';

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

/** A commit: one environment of this repository, with one service, and with another database. */
export function databaseRelease(environmentName: string, database: DatabaseConfiguration): Assembly {
  process.env.CDK_VALIDATION = 'false';
  const outdir = mkdtempSync(join(tmpdir(), 'carepath-database-'));
  directories.push(outdir);
  const [service] = configuration.services;
  const environments = configuration.environments
    .filter(({ name }) => name === environmentName)
    .map((environment) => ({ ...environment, serviceOverrides: {}, database: { ...environment.database, ...database } }));
  const platform = resolvePlatform({
    ...configuration,
    environments,
    services: [service],
    images: { [service?.name ?? '']: `sha256:${'1'.repeat(64)}` },
    exceptions: (configuration.exceptions ?? []).map((entry) => ({ ...entry, arises: 'sometimes' })),
  });
  synthesise(platform, { commit: 'a'.repeat(40), committedAt: '2026-12-01T00:00:00Z', modified: false }, outdir);
  return loadAssembly(outdir);
}
