import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/run';
import { removeAssemblies, temporaryDirectory, writeAssembly } from '../assembly/write-assembly';
import { synthesisedDirectory } from '../synthesised';
import { CapturedTerminal } from './captured-terminal';

afterAll(removeAssemblies);

async function reach(...options: readonly string[]) {
  const terminal = new CapturedTerminal();
  const code = await run(['reach', ...options], terminal);
  return { code, printed: terminal.printed, said: terminal.said };
}

const here = ['--assembly', synthesisedDirectory()];

test('a platform whose ways are all closed: exit code 0, in 80 columns', async () => {
  const { code, printed, said } = await reach(...here);
  expect({ code, said }).toEqual({ code: 0, said: '' });
  expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(printed).toMatch(/^dev\n/);
  expect(printed).toMatch(/│ internet +│ eshop +│ Dev-edge: Distribution/);
  expect(printed).toMatch(/Dev-edge\/ApiDomain \(no web ACL\) leads to nothing/);
  expect(printed).toMatch(/Nothing is reached that should not be\.\n$/);
});

test('one source in one environment, as JSON', async () => {
  const { code, printed } = await reach(...here, '--environment', 'dev', '--from', 'doctor', '--json');
  const { environments, findings } = JSON.parse(printed);
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
  expect(environments).toMatchObject([
    {
      environment: 'dev',
      reached: [
        { from: 'doctor', kind: 'database' },
        { from: 'doctor', to: 'pharmacy' },
      ],
    },
  ]);
});

test('a way round: exit code 1, and the way', async () => {
  const copy = join(temporaryDirectory(), 'cdk.out');
  cpSync(synthesisedDirectory(), copy, { recursive: true });
  const folder = join(copy, 'assembly-carepath-pipeline-Dev');
  const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const edge = Object.keys(artifacts).find((id) => artifacts[id].properties?.stackName === 'Dev-edge');
  const file = join(folder, artifacts[edge ?? ''].properties.templateFile);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"DisableExecuteApiEndpoint": true/, '"DisableExecuteApiEndpoint": false'));

  const { code, printed } = await reach('--assembly', copy);
  expect(code).toBe(1);
  expect(printed).toMatch(/error endpoint-open\n {2}dev: Dev-edge\/Api[\s\S]*-> Disable it/);
  expect(printed).toMatch(/1 found that should not be reached\.\n$/);
});

test('what is not judged is listed, and does not fail', async () => {
  const directory = writeAssembly({ stages: { Dev: { app: { template: { Resources: { Door: { Type: 'AWS::Lambda::Url' } } } } } } });
  const { code, printed } = await reach('--assembly', directory);
  expect(code).toBe(0);
  expect(printed).toMatch(/not judged\n {2}Dev-app\/Door \(AWS::Lambda::Url\)/);
  expect(printed).toMatch(/as far as could be judged: 1 could not/);
  expect(printed).toMatch(/does not say what is granted/);
});

test.each([
  [['--environment', 'nowhere'], '--environment nowhere: not in this assembly\n  It has: dev, staging, prod.'],
  [
    ['--from', 'nobody'],
    '--from nobody: neither the internet nor a service of this assembly\n  It has: internet, doctor, eshop, pharmacy.',
  ],
])('bad input: %j', async (options, sentence) => {
  expect(await reach(...here, ...options)).toEqual({ code: 2, printed: '', said: `error ${sentence}\n` });
});
