import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findSecrets } from '../../src/supply-chain/find-secrets';
import { scanSecrets } from '../../src/supply-chain/scan-secrets';
import { deployedFiles, treeFiles } from '../../src/supply-chain/scanned-files';
import { removeAssemblies, temporaryDirectory, writeAssembly } from '../assembly/write-assembly';
import { synthesisedDirectory } from '../synthesised';
import { plantedSecrets } from './planted-secrets';

afterAll(removeAssemblies);

const kinds = Object.entries(plantedSecrets);
const [[, secret = ''] = []] = kinds;

/** A folder with these files, and what the scan finds in it. */
async function found(files: Readonly<Record<string, string>>, prepare: (directory: string) => void = () => undefined): Promise<string[]> {
  const directory = temporaryDirectory();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  prepare(directory);
  return (await findSecrets(treeFiles(directory))).map(({ path, at }) => `${path}, ${at}`);
}

/** A template in which a task reads the secret from its environment. */
const template = (value: string) => ({
  Resources: { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Environment: [{ Name: 'SETTING', Value: value }] } } },
});

describe.each(kinds)('%s', (_, planted) => {
  test('in a file is found', async () => {
    expect(await found({ 'src/notes.md': `one\n\nthree: ${planted}` })).toContain('src/notes.md, line 3');
  });

  test('in a template is found', async () => {
    const directory = writeAssembly({ stages: { Prod: { service: { template: template(planted) } } } });
    expect(await findSecrets(deployedFiles(directory))).toEqual(
      expect.arrayContaining([expect.objectContaining({ at: 'Resources.Task.Properties.Environment[0].Value' })]),
    );
  });

  test('in JSON inside a string of a template is found', async () => {
    const nested = template(JSON.stringify({ inner: JSON.stringify({ key: planted }) }));
    const files = [{ path: 'a.template.json', content: JSON.stringify(nested) }];
    expect(await findSecrets(files)).not.toEqual([]);
  });
});

test('an AWS secret access key is known by the name beside it', async () => {
  const Environment = [{ Name: ['AWS_SECRET', 'ACCESS_KEY'].join('_'), Value: 'wJalrXUtnFEMIzK7MDENGbPxRfiCYzzzzzzzzKEY' }];
  const files = [{ path: 'a.template.json', content: JSON.stringify({ Environment }) }];
  expect((await findSecrets(files)).map(({ at }) => at)).toEqual(['Environment[0].Value']);
});

test('what is found is named by file and place, and not repeated', async () => {
  const said: string[] = [];
  const files = Object.values(plantedSecrets).map((content, index) => ({ path: `file-${index}.txt`, content }));
  expect(await scanSecrets(files, (line) => said.push(line))).toBe(1);
  const shown = said.join('\n');
  expect(files.filter(({ path }) => !shown.includes(`error ${path}, line 1: found `))).toEqual([]);
  const cores = Object.values(plantedSecrets).map((planted) => planted.replaceAll(/-----[^-]+-----/g, '').trim());
  expect(cores.filter((core) => shown.includes(core))).toEqual([]);
});

test('a comment does not switch the scan off', async () => {
  expect(await found({ 'a.ts': `// secretlint-disable\nconst key = '${secret}'; // secretlint-disable-line` })).toEqual(['a.ts, line 2']);
});

test.each([
  ['a dynamic reference', 'postgres://eshop:{{resolve:secretsmanager:eshop:SecretString:password}}@db/eshop'],
  ['a variable', ['postgres:', '//', '$', '{USER}:', '$', '{PASSWORD}@db/eshop'].join('')],
  ['a port', 'http://localhost:8080/@scope/package'],
  ['a connection without a password', 'postgres://eshop@db.internal.example:5432/eshop'],
  ['an ARN', 'arn:aws:secretsmanager:us-east-1:111111111111:secret:eshop-AbCdEf'],
])('%s is no secret', async (_, text) => {
  expect(await found({ 'a.txt': text })).toEqual([]);
});

describe('the tree', () => {
  const git =
    (directory: string) =>
    (...args: string[]) =>
      execFileSync('git', args, { cwd: directory, stdio: 'ignore' });
  const files = { 'tracked.txt': secret, 'new.txt': secret, 'ignored.txt': secret, '.gitignore': 'ignored.txt\n' };

  test('is what git tracks, and what it would', async () => {
    const prepare = (directory: string) => {
      git(directory)('init', '-q');
      git(directory)('add', 'tracked.txt');
    };
    expect((await found(files, prepare)).sort()).toEqual(['new.txt, line 1', 'tracked.txt, line 1']);
  });

  test('outside git is everything but what is installed or generated', async () => {
    const outside = { 'src/a.txt': secret, 'node_modules/b/c.txt': secret, 'cdk.out/d.txt': secret };
    expect(await found(outside)).toEqual(['src/a.txt, line 1']);
  });

  test('is read past links and bytes', async () => {
    const prepare = (directory: string) => symlinkSync('/nowhere', join(directory, 'link'));
    expect(await found({ 'bytes.bin': `\0${secret}`, 'text.txt': secret }, prepare)).toEqual(['text.txt, line 1']);
  });
});

test('the assembly of the build is scanned, every template of it', () => {
  const names = deployedFiles(synthesisedDirectory()).map(({ path }) => path);
  expect(names).toContain('carepath-pipeline.template.json');
  expect(names.filter((name) => name.startsWith('assembly-carepath-pipeline-Prod/')).length).toBeGreaterThan(9);
});
