import { execFileSync, spawnSync } from 'node:child_process';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { bundleOptions } from '../src/cli/bundle';
import { bundle } from '../src/stacks/inline-code';
import { runnerStead } from '../src/stacks/migration/runner-stead';
import { removeAssemblies, temporaryDirectory, writeAssembly, writeJson, writeText } from './assembly/write-assembly';

// The two halves meet in the cloud assembly alone: what each of them is made of is read from the bundles, not from a convention.

const root = join(__dirname, '..');
const directory = temporaryDirectory();
const outfile = join(directory, 'carepath.js');
let cli: Metafile;
let app: Metafile;

beforeAll(async () => {
  const options = { absWorkingDir: root, logLevel: 'silent', metafile: true } as const;
  [cli, app] = await Promise.all([
    build({ ...bundleOptions(outfile), ...options }).then(({ metafile }) => metafile ?? { inputs: {}, outputs: {} }),
    build({
      ...options,
      entryPoints: ['src/main.ts'],
      bundle: true,
      platform: 'node',
      packages: 'external',
      write: false,
      outdir: directory,
    }).then(({ metafile }) => metafile),
  ]);
}, 60_000); // Two bundles, on a machine that may have other work.
afterAll(removeAssemblies);

/** Files that went into a bundle, and packages that it leaves to be found where it runs. */
function madeOf({ inputs }: Metafile): string[] {
  return Object.entries(inputs).flatMap(([file, { imports }]) => [
    file,
    ...imports.filter(({ external }) => external).map(({ path }) => `node_modules/${path}`),
  ]);
}

function offences(metafile: Metafile, forbidden: readonly string[]): string[] {
  return madeOf(metafile).filter((file) => forbidden.some((prefix) => file === prefix || file.startsWith(`${prefix}/`)));
}

test('the CLI knows nothing of the app: neither its constructs nor its configuration', () => {
  const left = ['node_modules/aws-cdk-lib', 'node_modules/constructs', 'node_modules/cdk-nag', 'src/config', 'src/stacks', 'src/pipeline'];
  expect(madeOf(cli)).toContain('src/assembly/load-assembly.ts');
  expect(offences(cli, [...left, 'src/main.ts'])).toEqual([]);
});

test('the app knows nothing of what judges it', () => {
  expect(madeOf(app)).toContain('src/main.ts');
  expect(offences(app, ['node_modules/@aws-sdk', 'src/gates', 'src/rehearsal', 'src/cost', 'src/cli'])).toEqual([]);
});

test('what judges the supply chain is in neither, and ships nowhere', () => {
  const tools = ['@cyclonedx', '@secretlint', '@tktco', 'spdx-satisfies'].map((name) => `node_modules/${name}`);
  expect(offences(cli, ['src/supply-chain', ...tools])).toEqual([]);
  expect(offences(app, tools)).toEqual([]);
});

describe('the migrations’ functions, which Lambda runs', () => {
  const runner = 'src/stacks/migration/runner';

  test('are a part of neither half: both would have to install what they need', () => {
    expect([...offences(app, [runner]), ...offences(cli, [runner])]).toEqual([]);
  });

  test.each(['postgres', 'mysql', 'cloud', 'start'])('%s: needs nothing but Node.js and AWS’s clients, which are there', (name) => {
    const code = bundle(`migration/runner/${name}-handler.ts`, runnerStead);
    const needed = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].flatMap(([, path = '']) => path);
    const optional = ['pg-native', 'cardinal']; // Asked for by who wants the native driver, or colours while debugging.
    expect(needed.filter((path) => !isBuiltin(path) && !path.startsWith('@aws-sdk/') && !optional.includes(path))).toEqual([]);
    expect(code.length).toBeLessThan(400_000);
  });
});

test('the function of the monthly report needs nothing but Node.js', () => {
  const code = bundle('finops/report/handler.ts');
  expect(code.match(/\brequire\(/g)).toBeNull();
  expect(code.length).toBeLessThan(10_000);
});

describe('the bundled CLI, alone in a directory', () => {
  const carepath = (...args: string[]) => spawnSync(process.execPath, [outfile, ...args], { cwd: directory, encoding: 'utf8' });

  test('leaves nothing to be installed', () => {
    const needed = Object.values(cli.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    expect(needed.filter((path) => !isBuiltin(path))).toEqual([]);
  });

  test('lists its commands', () => {
    expect(carepath('--help').stdout).toMatch(/^Usage: carepath/);
  });

  test('decides a gate', () => {
    const source = { commit: 'unknown', committedAt: '2026-11-01T00:00:00Z', modified: false };
    writeJson(join(directory, 'carepath.json'), { schemaVersion: 1, platform: 'x', source, environments: [], withheldServices: [] });
    const { status, stderr } = carepath('gate', 'smoke', '--assembly', '.', '--environment', 'dev');
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'error --environment dev: not in ./carepath.json\n  It knows: none.\n' });
  });

  describe('asked to judge templates, which rules do at the build', () => {
    const key = { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } };
    let edited: string;
    beforeAll(() => {
      edited = writeAssembly({ stages: { Prod: { keys: { template: { Resources: { Key: key } } } } } });
      const published = { ['0'.repeat(64)]: { source: { path: 'Prodkeys.template.json' } } };
      writeJson(join(edited, 'assembly-Prod', 'Prodkeys.assets.json'), { version: '55.0.0', files: published });
      // Rules that lie beside the bundle are nobody's that it knows.
      writeText(join(directory, 'allow.rego'), 'package carepath.rules.allow\n');
    });

    test.each([
      ['check', () => ['check', edited]],
      ['mutate', () => ['mutate', '--assembly', edited]],
      ['controls', () => ['controls', '--assembly', edited]],
    ])('%s: exit code 2, and where to ask', (_, args) => {
      const { status, stdout, stderr } = carepath(...args());
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(
        /^error rules and their engine stay at the build: .*\n {2}Run this in a clone of the repository, after `npm ci`; .*\n$/,
      );
    });
  });
});

test('the bundle carries the resource specification', async () => {
  const probe = join(directory, 'probe.js');
  await build({ ...bundleOptions(probe), absWorkingDir: root, entryPoints: ['src/assembly/specification.ts'], minify: false });
  const answer = execFileSync(process.execPath, [
    '-p',
    `require(${JSON.stringify(probe)}).propertiesOf('AWS::RDS::DBInstance').StorageEncrypted.impact`,
  ]);
  expect(answer.toString().trim()).toBe('replace');
});
