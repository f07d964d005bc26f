import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, inlineCodeContents } from '../../src/stacks/inline-code';
import { runnerStead } from '../../src/stacks/migration/runner-stead';
import { readLockFile } from '../../src/supply-chain/lock-file';
import { packagesOf, readSbom } from '../../src/supply-chain/read-sbom';
import { sbomOf } from '../../src/supply-chain/sbom-of';
import { sbomFile } from '../../src/supply-chain/write-sbom';
import { synthesisedDirectory } from '../synthesised';
import { schemaErrors } from './cyclonedx-schema';

interface Bill {
  readonly components: readonly { readonly name: string; readonly 'bom-ref': string; readonly scope: string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

const file = join(synthesisedDirectory(), sbomFile);
const written = readFileSync(file, 'utf8');
const bill: Bill = JSON.parse(written);
const lock = readLockFile('package-lock.json');
const listed = readSbom(file);

const neededBy = (ref: string) => bill.dependencies.find((entry) => entry.ref === ref)?.dependsOn ?? [];
const listedAs = (name: string) => listed.filter((one) => one.name === name);

test('the SBOM of the build is a CycloneDX 1.6 document', () => {
  expect(schemaErrors(bill)).toEqual([]);
});

test('a document that is none is told from it', () => {
  expect(schemaErrors({ ...bill, components: [{ name: 'no type' }] })).toEqual(["/components/0 must have required property 'type'"]);
});

test('the same lock file and the same bundles give the same bytes', () => {
  const bundles = [{ name: 'carepath.js', packages: ['node_modules/zod', 'node_modules/commander'] }];
  const reversed = { ...lock, packages: [...lock.packages].reverse() };
  expect(sbomOf(reversed, bundles) === sbomOf(lock, bundles)).toBe(true); // A difference would be shown in a thousand lines.
});

test('another lock file gives another serial number', () => {
  const serial = (sbom: string) => /"serialNumber": "([^"]+)"/.exec(sbom)?.[1];
  expect(serial(sbomOf({ ...lock, packages: lock.packages.slice(1) }, []))).not.toBe(serial(sbomOf(lock, [])));
});

test('it says nothing of when or where it was made', () => {
  expect(written).not.toMatch(/"timestamp"|\d{4}-\d{2}-\d{2}T/);
  expect(written).not.toContain(process.cwd());
});

test('every version that the lock file holds is in it once', () => {
  const expected = new Set(lock.packages.map(({ name, version }) => `${name}@${version}`));
  expect(listed.map(({ name, version }) => `${name}@${version}`).sort()).toEqual([...expected].sort());
});

test('what development alone needs is marked apart from what the app needs', () => {
  expect(listedAs('jest').map(({ development }) => development)).toEqual([true]);
  expect(listedAs('aws-cdk-lib').map(({ development }) => development)).toEqual([false]);
});

test('the gates’ command names what is bundled into it', () => {
  expect(neededBy('carepath/carepath.js')).toEqual(expect.arrayContaining([expect.stringMatching(/^pkg:npm\/commander@/)]));
  expect(listedAs('zod').flatMap(({ shipsIn }) => shipsIn)).toContain('carepath.js');
  expect(listedAs('aws-cdk-lib').flatMap(({ shipsIn }) => shipsIn)).toEqual([]);
});

test('the function that keeps the users of a PostgreSQL database names its client', () => {
  expect(neededBy('carepath/migration/runner/postgres-handler')).toEqual(expect.arrayContaining([expect.stringMatching(/^pkg:npm\/pg@/)]));
});

test('that of a MySQL database would name its own', () => {
  bundle('migration/runner/mysql-handler.ts', runnerStead);
  // What other tests of this process have bundled is there too.
  const ofHandler = inlineCodeContents().filter(({ name }) => name === 'migration/runner/mysql-handler');
  const packages = packagesOf(sbomOf(lock, ofHandler));
  expect(packages.find(({ name }) => name === 'mysql2')?.shipsIn).toEqual(['migration/runner/mysql-handler']);
});
