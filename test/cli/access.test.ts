import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/run';
import { removeAssemblies, temporaryDirectory } from '../assembly/write-assembly';
import { synthesisedDirectory } from '../synthesised';
import { CapturedTerminal } from './captured-terminal';

afterAll(removeAssemblies);

async function access(...options: readonly string[]) {
  const terminal = new CapturedTerminal();
  const code = await run(['access', ...options], terminal);
  return { code, printed: terminal.printed, said: terminal.said };
}

const here = ['--assembly', synthesisedDirectory()];

test('services first, then everything by stack: exit code 0, in 80 columns', async () => {
  const { code, printed, said } = await access(...here);
  expect({ code, said }).toEqual({ code: 0, said: '' });
  expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(printed).toMatch(/^dev\n/);
  expect(printed).toMatch(/│ eshop +│ pharmacy +│ eshop +│ a shell \(ECS Exec\) +│/);
  expect(printed).toMatch(/│ eshop +│ pharmacy +│ eshop +│ - +│/);
  expect(printed).toMatch(/\nDev-database\n[\s\S]* {4}may backup:DescribeBackupVault on database\/Backups\/Vault\n/);
  expect(printed).toMatch(/may what service-role\/AWS_ConfigRole says \(AWS's own: not\n? +expanded\)/);
  expect(printed).toMatch(/Nothing is granted that should not be, as far as could be judged: \d+ could not\.\n$/);
});

test('one environment, as JSON', async () => {
  const { code, printed } = await access(...here, '--environment', 'dev', '--json');
  const { environments, findings, grantsAreKnown } = JSON.parse(printed);
  expect({ code, findings, grantsAreKnown }).toEqual({ code: 0, findings: [], grantsAreKnown: true });
  expect(environments).toMatchObject([
    { environment: 'dev', services: [{ service: 'doctor' }, { service: 'eshop' }, { service: 'pharmacy' }] },
  ]);
});

test('what only the pipeline may', async () => {
  const { code, printed } = await access(...here, '--environment', 'pipeline');
  expect(code).toBe(0);
  expect(printed).toMatch(/\n {2}carepath-pipeline\/Gates\/Smoke\/Role \(role\)\n/);
  expect(printed).not.toMatch(/Dev-/);
});

test('more than configuration grants: exit code 1, who, and what', async () => {
  const copy = join(temporaryDirectory(), 'cdk.out');
  cpSync(synthesisedDirectory(), copy, { recursive: true });
  const folder = join(copy, 'assembly-carepath-pipeline-Dev');
  const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const eshop = Object.keys(artifacts).find((id) => artifacts[id].properties?.stackName === 'Dev-service-eshop');
  const file = join(folder, artifacts[eshop ?? ''].properties.templateFile);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^( +)"\/eshop"$/m, '$1"/pharmacy"'));

  const { code, printed } = await access('--assembly', copy, '--environment', 'dev');
  expect(code).toBe(1);
  expect(printed).toMatch(
    /error database-user-of-another\n {2}dev: eshop may log in to database\/Instance as pharmacy: its own user is eshop\n/,
  );
  expect(printed).toMatch(/1 granted that should not be\.\n$/);
});

test('bad input: an environment that is not there', async () => {
  expect(await access(...here, '--environment', 'nowhere')).toEqual({
    code: 2,
    printed: '',
    said: 'error --environment nowhere: not in this assembly\n  It has: dev, staging, prod, pipeline.\n',
  });
});
