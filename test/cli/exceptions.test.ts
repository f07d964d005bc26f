import { join } from 'node:path';
import { exceptionsCommand } from '../../src/cli/exceptions';
import { run } from '../../src/cli/run';
import type { Manifest, ManifestException } from '../../src/schema/manifest';
import { removeAssemblies, temporaryDirectory, writeAssembly, writeJson } from '../assembly/write-assembly';
import { synthesisedAssembly, synthesisedDirectory } from '../synthesised';
import { CapturedTerminal } from './captured-terminal';

afterAll(removeAssemblies);

const entry = (expires: string, over: Partial<ManifestException> = {}): ManifestException => ({
  rules: ['AwsSolutions::AwsSolutions-IAM5[Resource::<Bucket.Arn>/*]'],
  scope: 'environment',
  path: 'audit/Role/DefaultPolicy/Resource',
  reason: 'Objects of one bucket, whose names are not known beforehand.',
  owner: 'platform-team',
  expires,
  arises: 'always',
  acknowledged: [{ rule: 'AwsSolutions::AwsSolutions-IAM5[Resource::<Bucket.Arn>/*]', resource: 'app/Dev/audit/Role', count: 2 }],
  ...over,
});

function assemblyWith(exceptions: unknown): string {
  const manifest: Manifest = {
    schemaVersion: 1,
    platform: 'carepath',
    source: { commit: 'unknown', committedAt: '2026-11-01T00:00:00Z', modified: false },
    environments: [],
    withheldServices: [],
    owners: [{ name: 'platform-team', email: 'platform-team@example.com' }],
  };
  const directory = temporaryDirectory();
  writeJson(join(directory, 'carepath.json'), { ...manifest, exceptions });
  return directory;
}

function exceptions(assembly: string, now: string, options: { within?: number; expiredFails?: boolean; json?: boolean } = {}) {
  const terminal = new CapturedTerminal();
  const code = exceptionsCommand({ assembly, within: 60, ...options }, terminal, new Date(now));
  return { code, printed: terminal.printed };
}

const two = [entry('2027-06-30', { path: 'audit/Later/Resource' }), entry('2027-01-15')];

test('what ends within sixty days, with whom to ask', () => {
  const { code, printed } = exceptions(assemblyWith(two), '2026-12-01T00:00:00Z');
  expect(code).toBe(0);
  expect(printed).toBe(
    [
      '  46 days  2027-01-15  platform-team (platform-team@example.com), 2 findings',
      '           environment audit/Role/DefaultPolicy/Resource',
      '           AwsSolutions::AwsSolutions-IAM5[Resource::<Bucket.Arn>/*]',
      '           Objects of one bucket, whose names are not known beforehand.',
      '1 of 2 entries end within 60 days. Of the others the first ends on 2027-06-30.',
      '',
    ].join('\n'),
  );
});

test('what ends within other days, as JSON', () => {
  const { printed } = exceptions(assemblyWith(two), '2026-12-01T00:00:00Z', { within: 10, json: true });
  expect(JSON.parse(printed)).toEqual({
    asOf: '2026-12-01T00:00:00.000Z',
    withinDays: 10,
    total: 2,
    expired: 0,
    entries: [],
    next: '2027-01-15',
  });
});

describe('an entry past its last day', () => {
  const late = '2027-01-16T12:00:00Z';

  test('fails where that was asked for', () => {
    const { code, printed } = exceptions(assemblyWith(two), late, { expiredFails: true });
    expect(code).toBe(1);
    expect(printed).toMatch(/^ {2}expired {2}2027-01-15 {2}platform-team/);
    expect(printed).toMatch(/1 of 2 entries acknowledge nothing any more\./);
  });

  test('is listed and does not fail otherwise', () => {
    expect(exceptions(assemblyWith(two), late).code).toBe(0);
  });

  test('is not past it while that day lasts anywhere', () => {
    const { code, printed } = exceptions(assemblyWith(two), '2027-01-16T11:59:59Z', { expiredFails: true, json: true });
    expect({ code, left: JSON.parse(printed).entries[0].daysLeft }).toEqual({ code: 0, left: 0 });
  });
});

test('of this repository, every entry says which of its resources it excuses, in 80 columns', () => {
  const { printed } = exceptions(synthesisedDirectory(), '2026-12-01T00:00:00Z', { within: 9999 });
  expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  const { exceptions: register = [] } = synthesisedAssembly().manifest ?? {};
  const idle = register.filter(({ arises, acknowledged }) => arises === 'always' && acknowledged.length === 0);
  expect(register).not.toEqual([]);
  expect(idle).toEqual([]);
});

describe('exit code 2 and a sentence', () => {
  const refused = async (...options: readonly string[]) => {
    const terminal = new CapturedTerminal();
    const code = await run(['exceptions', ...options], terminal);
    return { code, said: terminal.said };
  };

  test.each([
    ['of another app', () => writeAssembly({})],
    ['from before the register was written down', () => assemblyWith(undefined)],
  ])('for an assembly %s', async (_, assembly) => {
    const { code, said } = await refused('--assembly', assembly());
    expect(code).toBe(2);
    expect(said).toMatch(/: no register of exceptions is here\n/);
  });

  test('for an entry that cannot be judged', async () => {
    const { code, said } = await refused('--assembly', assemblyWith([entry('never')]));
    expect(code).toBe(2);
    expect(said).toMatch(/carepath\.json: exceptions\[0\]\.expires: Invalid ISO date/);
  });

  test('for a manifest of another schema', async () => {
    const directory = assemblyWith([]);
    writeJson(join(directory, 'carepath.json'), { schemaVersion: 2 });
    const { code, said } = await refused('--assembly', directory);
    expect(code).toBe(2);
    expect(said).toMatch(/carepath\.json: schemaVersion: /);
  });

  test('for days that are no number', async () => {
    const { code, said } = await refused('--within', 'soon');
    expect(code).toBe(2);
    expect(said).toMatch(/Write a whole number, such as 60\./);
  });
});
