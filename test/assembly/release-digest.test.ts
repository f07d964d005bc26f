import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { releaseDigest } from '../../src/assembly/release-digest';
import type { ValueMap } from '../../src/assembly/template';
import { type AssemblyContent, removeAssemblies, temporaryDirectory, writeAssembly, writeJson, writeText } from './write-assembly';

afterAll(removeAssemblies);

const manifest = {
  schemaVersion: 1,
  platform: 'carepath',
  source: { commit: 'c'.repeat(40), committedAt: '2026-11-01T00:00:00Z', modified: false },
  environments: [],
  withheldServices: [],
} as const;

function release(): AssemblyContent & { manifest: typeof manifest } {
  const task = { Type: 'AWS::ECS::TaskDefinition', Properties: { Cpu: 256, ContainerDefinitions: [{ Image: 'eshop@sha256:aa' }] } };
  return { stages: { Dev: { app: { template: { Resources: { Task: task } }, assets: { a1: 'text' } } } }, manifest };
}

/** Digest of the release after something was done to its directory. */
function digest(change: (directory: string) => void = () => undefined, content: AssemblyContent = release()): string {
  const directory = writeAssembly(content);
  change(directory);
  return releaseDigest(loadAssembly(directory));
}

describe('the release digest stays the same', () => {
  test('in another directory', () => {
    const moved = temporaryDirectory();
    expect(digest((directory) => cpSync(directory, moved, { recursive: true }))).toBe(releaseDigest(loadAssembly(moved)));
  });

  test.each([
    ['the construct tree', (directory: string) => writeJson(join(directory, 'tree.json'), {})],
    ['the validation report', (directory: string) => writeJson(join(directory, 'validation-report.json'), { at: directory })],
    ['stack metadata', (directory: string) => writeJson(join(directory, 'assembly-Dev/Devapp.metadata.json'), { at: directory })],
    ['the rehearsal', (directory: string) => writeJson(join(directory, 'rehearsal.json'), {})],
  ])('whatever %s says', (_, change) => expect(digest(change)).toBe(digest()));

  test('when the template is laid out differently', () => {
    const containers = JSON.stringify([{ Image: 'eshop@sha256:aa' }]);
    const text = `{"Resources":{"Task":{"Properties":{"ContainerDefinitions":${containers},"Cpu":256},"Type":"AWS::ECS::TaskDefinition"}}}`;
    expect(digest((directory) => writeText(join(directory, 'assembly-Dev/Devapp.template.json'), text))).toBe(digest());
  });

  test('when uncommitted changes led to the same templates', () => {
    const { source } = manifest;
    const modified = { ...manifest, source: { ...source, committedAt: '2026-11-02T00:00:00Z', modified: true } };
    expect(digest(undefined, { ...release(), manifest: modified })).toBe(digest());
  });
});

describe('the release digest changes with', () => {
  test.each([
    ['a template', (directory: string) => writeJson(join(directory, 'assembly-Dev/Devapp.template.json'), { Resources: {} })],
    ['the content of an asset', (directory: string) => writeText(join(directory, 'asset.a1'), 'other')],
    [
      'where an asset goes',
      (directory: string) => {
        const file = join(directory, 'assembly-Dev/Devapp.assets.json');
        writeText(file, readFileSync(file, 'utf8').replace('"destinations": {}', '"destinations": {"elsewhere": {}}'));
      },
    ],
    ['what an asset project runs', (directory: string) => writeText(join(directory, 'buildspec-1-FileAsset.yaml'), 'version: 0.2')],
  ])('%s', (_, change) => expect(digest(change)).not.toBe(digest()));

  test('the commit', () => {
    const other = { ...manifest, source: { ...manifest.source, commit: 'd'.repeat(40) } };
    expect(digest(undefined, { ...release(), manifest: other })).not.toBe(digest());
  });

  test('a file inside a directory that is an asset', () => {
    const withDirectory = (text: string) => (directory: string) => {
      writeText(join(directory, 'asset.zip/code/index.js'), text);
      writeJson(join(directory, 'assembly-Dev/Devapp.assets.json'), {
        version: '55.0.0',
        files: { zip: { source: { path: '../asset.zip', packaging: 'zip' } } },
      });
    };
    expect(digest(withDirectory('1'))).not.toBe(digest(withDirectory('2')));
  });
});

test('two templates have one digest just when they say the same', () => {
  const assembly = loadAssembly(writeAssembly({ stacks: { App: { template: { Resources: {} } } } }));
  const digestOf = (Properties: ValueMap) => {
    const template = { Resources: { It: { Type: 'Custom::Thing', Properties } } };
    return releaseDigest({ ...assembly, stacks: assembly.stacks.map((stack) => ({ ...stack, template })) });
  };
  const properties = fc.dictionary(fc.string(), fc.jsonValue()).map((value): ValueMap => JSON.parse(JSON.stringify(value)));
  fc.assert(
    fc.property(properties, properties, (one, other) => {
      expect(digestOf(one) === digestOf(other)).toBe(isDeepStrictEqual(one, other));
      expect(digestOf(Object.fromEntries(Object.entries(one).reverse()))).toBe(digestOf(one));
    }),
  );
});

test('an asset that is not there is refused by name', () => {
  const directory = writeAssembly(release());
  writeJson(join(directory, 'assembly-Dev/Devapp.assets.json'), {
    version: '55.0.0',
    files: { gone: { source: { path: '../asset.gone' } } },
  });
  expect(() => releaseDigest(loadAssembly(directory))).toThrow(/asset\.gone: is named by an asset manifest and is not there/);
});
