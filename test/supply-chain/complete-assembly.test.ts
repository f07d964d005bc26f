import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeAssembly } from '../../src/supply-chain/complete-assembly';
import { readSbom } from '../../src/supply-chain/read-sbom';
import { sbomFile } from '../../src/supply-chain/write-sbom';
import { removeAssemblies, writeAssembly, writeJson } from '../assembly/write-assembly';
import { synthesisedAssembly, synthesisedDirectory } from '../synthesised';
import { plantedSecrets } from './planted-secrets';

afterAll(removeAssemblies);

const esbuild = { inputs: { 'node_modules/commander/index.js': { bytes: 1, imports: [] } }, outputs: {} };

/** A release as synthesis leaves it to be completed, with this value in a template. */
function release(value: string): string {
  const { manifest } = synthesisedAssembly();
  const template = { Resources: { Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: value } } } };
  const directory = writeAssembly({ stages: { Prod: { settings: { template } } }, ...(manifest && { manifest }) });
  writeJson(join(directory, 'inline-code.json'), [{ name: 'handler', packages: ['node_modules/pg'] }]);
  return directory;
}

async function completed(directory: string): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  return { code: await completeAssembly(directory, esbuild, (line) => said.push(line)), said };
}

test('a release with nothing wrong in it is completed in silence', async () => {
  expect(await completed(release('eu-west-1'))).toEqual({ code: 0, said: [] });
});

test('its SBOM says what is bundled in the gates’ command and in the functions', async () => {
  const directory = release('eu-west-1');
  await completed(directory);
  const shipping = readSbom(join(directory, sbomFile)).filter(({ shipsIn }) => shipsIn.length > 0);
  expect(shipping.map(({ name, shipsIn }) => [name, ...shipsIn])).toEqual([
    ['commander', 'carepath.js'],
    ['pg', 'handler'],
  ]);
});

test('a synthesis that has written a secret into a template fails, and names the place', async () => {
  const { code, said } = await completed(release(plantedSecrets['a GitHub token'] ?? ''));
  expect([code, said[0]]).toEqual([
    1,
    expect.stringMatching(/settings.*\.template\.json, Resources\.Parameter\.Properties\.Value: found GitHub Token/),
  ]);
});

test('the build has completed its own assembly', () => {
  expect(JSON.parse(readFileSync(join(synthesisedDirectory(), 'inline-code.json'), 'utf8'))).not.toEqual([]);
  expect(readSbom(join(synthesisedDirectory(), sbomFile)).length).toBeGreaterThan(100);
});
