import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { revision } from '@aws-cdk/cloud-assembly-schema/schema/version.json';
import { UnreadableAssembly } from '../../src/assembly/bad-input';
import { loadAssembly, newestSchemaMajor } from '../../src/assembly/load-assembly';
import { removeAssemblies, temporaryDirectory, writeAssembly, writeJson, writeText } from './write-assembly';

const empty = { Resources: {} };
const manifest = {
  schemaVersion: 1,
  platform: 'carepath',
  source: { commit: 'c'.repeat(40), committedAt: '2026-11-01T00:00:00Z', modified: false },
  environments: [],
  withheldServices: [],
} as const;

afterAll(removeAssemblies);

function refusal(directory: string): string {
  try {
    loadAssembly(directory);
  } catch (error) {
    if (error instanceof UnreadableAssembly) return error.message.replaceAll(directory, 'DIR');
    throw error;
  }
  throw new Error('the assembly was read');
}

describe('an assembly of CDK Pipelines', () => {
  const directory = writeAssembly({
    stages: {
      Dev: {
        network: { template: empty },
        app: {
          template: empty,
          after: ['network'],
          environment: 'aws://222222222222/us-east-1',
          assets: { a1: 'text' },
          terminationProtection: true,
        },
      },
    },
    stacks: { Pipeline: { template: empty } },
    manifest,
  });
  const assembly = loadAssembly(directory);

  test('has the stacks of its stages and its own', () => {
    expect(assembly.stacks.map(({ id, name, stage }) => ({ id, name, stage }))).toEqual([
      { id: 'Devnetwork', name: 'Dev-network', stage: 'Dev' },
      { id: 'Devapp', name: 'Dev-app', stage: 'Dev' },
      { id: 'Pipeline', name: 'Pipeline', stage: undefined },
    ]);
  });

  test('says of a stack where it goes, after what, and what it publishes', () => {
    const stack = assembly.stacks.find(({ id }) => id === 'Devapp');
    expect(stack).toMatchObject({
      account: '222222222222',
      region: 'us-east-1',
      dependencies: ['Devnetwork'],
      terminationProtection: true,
    });
    expect(stack).toMatchObject({ path: 'Dev/app', templatePath: 'assembly-Dev/Devapp.template.json' });
    expect(stack?.assets.sources).toEqual(['asset.a1']);
  });

  test('has what the app wrote beside the templates', () => {
    expect(assembly.manifest).toEqual(manifest);
  });

  test('is read without it when another app made it', () => {
    expect(loadAssembly(writeAssembly({ stacks: { App: { template: empty } } })).manifest).toBeUndefined();
  });
});

describe('refused, with a remedy and without a stack trace:', () => {
  test('a directory without an assembly', () => {
    expect(refusal(temporaryDirectory())).toBe(
      'DIR: there is no cloud assembly here\n  Write a new one with `npm run synth`, or name another with `--assembly`.',
    );
  });

  test('JSON of another kind', () => {
    const directory = temporaryDirectory();
    writeJson(join(directory, 'manifest.json'), { name: 'a web app', start_url: '/' });
    expect(refusal(directory)).toMatch(/^DIR\/manifest\.json: version: .*\n {2}Write a new one/);
  });

  test('a file cut short', () => {
    const directory = writeAssembly({ stacks: { App: { template: empty } } });
    writeText(join(directory, 'App.template.json'), '{"Resources": {');
    expect(refusal(directory)).toMatch(/^DIR\/App\.template\.json: is not JSON: /);
  });

  test('a template that is gone', () => {
    const directory = writeAssembly({ stacks: { App: { template: empty } } });
    rmSync(join(directory, 'App.template.json'));
    expect(refusal(directory)).toMatch(/^DIR\/App\.template\.json: cannot be read: ENOENT/);
  });

  test('a schema of a later major version', () => {
    const directory = writeAssembly({ version: `${newestSchemaMajor + 1}.0.0` });
    expect(refusal(directory)).toMatch(
      /^DIR\/manifest\.json: has schema version 56\.0\.0; versions up to 55 are understood here\n {2}Update carepath/,
    );
  });

  test.each(['.', '..', 'assembly-Dev/..'])('a manifest that leads out of its folder: %s', (directoryName) => {
    const directory = writeAssembly({});
    writeJson(join(directory, 'manifest.json'), {
      version: '55.0.0',
      artifacts: { 'assembly-Dev': { type: 'cdk:cloud-assembly', properties: { directoryName } } },
    });
    expect(refusal(directory)).toContain('which is not below it');
  });

  test('a carepath.json of a later version', () => {
    const directory = writeAssembly({});
    writeJson(join(directory, 'carepath.json'), { ...manifest, schemaVersion: 2 });
    expect(refusal(directory)).toMatch(/^DIR\/carepath\.json: schemaVersion: /);
  });
});

test('the newest schema that is read is the one that the pinned library writes', () => {
  expect(revision).toBe(newestSchemaMajor);
});
