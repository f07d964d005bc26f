import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagesIn } from '../../src/supply-chain/bundle-contents';
import { readLockFile } from '../../src/supply-chain/lock-file';
import { removeAssemblies, temporaryDirectory } from '../assembly/write-assembly';

afterAll(removeAssemblies);

function lockFile(content: unknown): string {
  const file = join(temporaryDirectory(), 'package-lock.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const packages = {
  '': { name: 'repository', version: '1.0.0', dependencies: { outer: '1' }, devDependencies: { tool: '1' } },
  'node_modules/outer': { version: '1.0.0', dependencies: { '@scope/inner': '1', absent: '1' } },
  'node_modules/outer/node_modules/@scope/inner': { version: '1.0.0', dependencies: { tool: '1' } },
  'node_modules/@scope/inner': { version: '2.0.0', dev: true },
  'node_modules/tool': { version: '3.0.0', devOptional: true },
};
const read = () => readLockFile(lockFile({ lockfileVersion: 3, packages }));
const at = (path: string) => read().packages.find((one) => one.path === path);

test('a package asks for what lies nearest to it', () => {
  expect(at('node_modules/outer')?.dependencies).toEqual(['node_modules/outer/node_modules/@scope/inner']);
});

test('what is not beside a package is found above it', () => {
  expect(at('node_modules/outer/node_modules/@scope/inner')?.dependencies).toEqual(['node_modules/tool']);
});

test('a package is called by the last of its folders', () => {
  expect(at('node_modules/outer/node_modules/@scope/inner')?.name).toBe('@scope/inner');
});

test('the repository needs what it names, for its app and for development', () => {
  expect(read().root.dependencies).toEqual(['node_modules/outer', 'node_modules/tool']);
});

test('what development alone needs is told from the rest', () => {
  expect(read().packages.map(({ development }) => development)).toEqual([false, false, true, true]);
});

test.each([
  ['is not there', () => '/nowhere/package-lock.json', /cannot be read as a lock file: ENOENT/],
  ['is no JSON', () => lockFile('{'), /cannot be read as a lock file: .*JSON/],
  ['is of npm 6', () => lockFile({ lockfileVersion: 1, dependencies: {} }), /it is not of lockfileVersion 3/],
  ['is nobody’s', () => lockFile({ lockfileVersion: 3, packages: {} }), /does not say whose lock file it is/],
  ['links a folder', () => lockFile({ lockfileVersion: 3, packages: { '': {}, 'node_modules/own': { link: true } } }), /has no version/],
])('a lock file that %s is refused in a sentence', (_, file, sentence) => {
  expect(() => readLockFile(file())).toThrow(sentence);
});

test('a bundle holds the packages whose files went into it, wherever the tree is installed', () => {
  const inputs = Object.fromEntries(
    [
      'src/a.ts',
      '../elsewhere/node_modules/pg/lib/index.js',
      'node_modules/a/node_modules/@scope/b/c.js',
      'node_modules/pg/package.json',
    ].map((file) => [file, { bytes: 1, imports: [] }]),
  );
  expect(packagesIn({ inputs })).toEqual(['node_modules/a/node_modules/@scope/b', 'node_modules/pg']);
});
