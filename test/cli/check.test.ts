import { join } from 'node:path';
import { createColors } from 'picocolors';
import { describeCheck } from '../../src/cli/check-summary';
import { run } from '../../src/cli/run';
import { removeAssemblies, temporaryDirectory, writeAssembly, writeText } from '../assembly/write-assembly';
import { CapturedTerminal } from './captured-terminal';

afterAll(removeAssemblies);

async function check(...options: readonly string[]) {
  const terminal = new CapturedTerminal();
  const code = await run(['check', ...options], terminal);
  return { code, printed: terminal.printed, said: terminal.said };
}

const alias = { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/trial', TargetKeyId: '11111111-1111-1111-1111-111111111111' } };
const images = (tags: string) => ({
  Type: 'AWS::ECR::Repository',
  Properties: { ImageScanningConfiguration: { ScanOnPush: true }, ImageTagMutability: tags },
});
const app = (resources: Parameters<typeof writeAssembly>[0]['stacks']) => writeAssembly({ stacks: resources });

test('another app’s templates, in order: exit code 0, and how many they are', async () => {
  const directory = app({ Home: { template: { Resources: { Alias: alias } } } });
  expect(await check(directory)).toEqual({ code: 0, printed: 'no errors, no warnings in 1 template.\n', said: '' });
});

describe('another app’s templates, one of them wrong', () => {
  const directory = () =>
    app({ Home: { template: { Resources: { Alias: alias } } }, Images: { template: { Resources: { Shop: images('MUTABLE') } } } });

  test('exit code 1, what came of it first, then the rule, what to do and where, in 80 columns', async () => {
    const { code, printed } = await check(directory());
    expect(code).toBe(1);
    expect(printed).toMatch(/^\d+ errors?, .* in 2 templates\.\n/);
    expect(printed).toMatch(/\nerror CT\.ECR\.PR\.3\n {2}Require .*\n[\s\S]*\n {2}Images\/Shop\n/);
    expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('the same as JSON, for scripts', async () => {
    const { code, printed } = await check(directory(), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(printed).findings).toContainEqual({
      rule: 'CT.ECR.PR.3',
      severity: 'error',
      stack: 'Images',
      resource: 'Shop',
      path: 'Images/Shop',
      message: expect.any(String),
      exception: null,
    });
  });
});

test('what one entry of the register acknowledges is said once, with each of its rules', () => {
  const exception = { owner: 'platform-team', expires: '2027-06-30', reason: 'It holds what a test has made, and nothing else.' };
  const place = { severity: 'error' as const, stack: 'Home', resource: 'Shop', path: 'Home/Shop', message: 'Do otherwise.' };
  const findings = ['one-rule', 'one-rule', 'another-rule'].map((rule) => ({ ...place, rule, exception }));
  expect(describeCheck({ schemaVersion: 1, templates: 1, findings }, createColors(false))).toBe(
    [
      'no errors, no warnings, 3 excepted in 1 template.',
      '',
      'excepted until 2027-06-30 by platform-team',
      '  one-rule: 2 findings',
      '  another-rule: 1 finding',
      '  It holds what a test has made, and nothing else.',
    ].join('\n'),
  );
});

describe('what cannot be read: exit code 2, and a sentence', () => {
  const register = { exceptions: [{ rules: ['Carepath::x'], scope: 'pipeline', path: 'A/B', expires: 'one day' }] };
  const source = { commit: 'unknown', committedAt: '2026-11-01T10:00:00Z', modified: false };
  const manifest = { schemaVersion: 1, platform: 'trial', source, environments: [], withheldServices: [], ...register };

  test.each<[string, (directory: string) => void, RegExp]>([
    ['a template that is not JSON', (at) => writeText(join(at, 'Home.template.json'), '{'), /Home\.template\.json: is not JSON/],
    ['a template that is none', (at) => writeText(join(at, 'Home.template.json'), '{"Resources": 1}'), /Home\.template\.json: Resources: /],
    ['a template that is gone', (at) => writeText(join(at, 'manifest.json'), gone), /cannot be read: ENOENT/],
    ['an assembly of a newer schema', (at) => writeText(join(at, 'manifest.json'), '{"version": "99.0.0"}'), /has schema version 99\.0\.0/],
    ['a register that is not JSON', (at) => writeText(join(at, 'carepath.json'), 'x'), /carepath\.json: is not JSON/],
    [
      'a register without a date',
      (at) => writeText(join(at, 'carepath.json'), JSON.stringify(manifest)),
      /carepath\.json: exceptions\[0\]/,
    ],
    ['no assembly', (at) => writeText(join(at, 'manifest.json'), '{}'), /manifest\.json: version: /],
  ])('%s', async (_what, spoil, sentence) => {
    const directory = app({ Home: { template: { Resources: { Alias: alias } } } });
    spoil(directory);
    const { code, printed, said } = await check(directory);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(/\n\s+at /);
  });

  test('nothing is there', async () => {
    expect(await check(temporaryDirectory())).toMatchObject({ code: 2, said: expect.stringContaining('there is no cloud assembly here') });
  });
});

const gone = JSON.stringify({
  version: '55.0.0',
  artifacts: {
    Home: { type: 'aws:cloudformation:stack', environment: 'aws://111111111111/eu-west-1', properties: { templateFile: 'gone.json' } },
  },
});
