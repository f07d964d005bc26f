import type { Template, ValueMap } from '../../src/assembly/template';
import { run } from '../../src/cli/run';
import type { AllowedReplacement } from '../../src/schema/allowed-replacement';
import type { Manifest } from '../../src/schema/manifest';
import { removeAssemblies, temporaryDirectory, writeAssembly } from '../assembly/write-assembly';
import { CapturedTerminal } from './captured-terminal';

afterAll(removeAssemblies);

const database = (properties: ValueMap): Template => ({
  Resources: {
    Instance: {
      Type: 'AWS::RDS::DBInstance',
      Properties: { Engine: 'postgres', ...properties },
      Metadata: { 'aws:cdk:path': 'pipeline/Prod/database/Instance/Resource' },
      DeletionPolicy: 'Snapshot',
    },
    Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: JSON.stringify(properties) } },
  },
});

const declaration: AllowedReplacement = {
  resource: 'database/Instance',
  reason: 'The rows are copied over by the migration of this release.',
  owner: 'platform-team',
  expires: '2026-06-30',
};

function manifest(allowReplacement: readonly AllowedReplacement[] = []): Manifest {
  const environment = { name: 'prod', stage: 'Prod', account: '111111111111', region: 'eu-west-1' };
  const smoke = { url: 'https://api.example.com/status' };
  return {
    schemaVersion: 1,
    platform: 'example',
    source: { commit: 'c'.repeat(40), committedAt: '2026-01-01T00:00:00Z', modified: false },
    environments: [{ ...environment, approval: 'required', protectData: true, services: [], smoke, allowReplacement }],
    withheldServices: [],
  };
}

const written = (properties: ValueMap, told?: Manifest) =>
  writeAssembly({ stages: { Prod: { database: { template: database(properties) } } }, ...(told ? { manifest: told } : {}) });

const base = written({ Port: '5432' }, manifest());
const replacing = written({ Port: '6000' }, manifest());

async function diff(assembly: string, options: readonly string[] = [], terminal = new CapturedTerminal()) {
  const code = await run(['diff', '--assembly', assembly, '--base', base, ...options], terminal);
  return { code, printed: terminal.printed, said: terminal.said };
}

describe('exit code', () => {
  test('0 where nothing changes', async () => {
    expect(await diff(base)).toMatchObject({ code: 0, printed: expect.stringContaining('unchanged') });
  });

  test('0 where data stays where it is', async () => {
    const { code, printed } = await diff(written({ Port: '5432', DBInstanceClass: 'db.m7g.large' }, manifest()));
    expect(code).toBe(0);
    expect(printed).toMatch(
      /~ database\/Instance\/Resource AWS::RDS::DBInstance, holds data\n +DBInstanceClass: \(none\) -> db\.m7g\.large/,
    );
  });

  test('1 where protected data is replaced, and what to declare', async () => {
    const { code, printed } = await diff(replacing);
    expect(code).toBe(1);
    expect(printed).toContain('Port (replaces it): 5432 -> 6000');
    expect(printed).toContain("{ resource: 'database/Instance'");
  });

  test('0 where that is declared, with the reason', async () => {
    const { code, printed } = await diff(written({ Port: '6000' }, manifest([declaration])));
    expect({ code, told: printed.replace(/\s+/g, ' ').includes(declaration.reason) }).toEqual({ code: 0, told: true });
  });

  test('1 where the declaration has expired by the date of the commit', async () => {
    const { code, printed } = await diff(written({ Port: '6000' }, manifest([{ ...declaration, expires: '2025-12-30' }])));
    expect({ code, told: printed.includes('it has expired') }).toEqual({ code: 1, told: true });
  });

  test('0 where a declaration is left over, which is said', async () => {
    const { code, printed } = await diff(written({ Port: '5432' }, manifest([declaration])));
    expect({ code, told: printed.replace(/\s+/g, ' ').includes('nothing replaces or deletes it: remove the entry') }).toEqual({
      code: 0,
      told: true,
    });
  });

  test('2 for a base that is neither directory nor commit', async () => {
    const terminal = new CapturedTerminal();
    expect(await run(['diff', '--assembly', base, '--base', 'no/such/base'], terminal)).toBe(2);
    expect(terminal.said).toContain('no/such/base');
  });

  test('2 for a directory without an assembly', async () => {
    expect(await diff(temporaryDirectory())).toMatchObject({ code: 2, printed: '' });
  });
});

test('an assembly of another app is compared, and nothing is known of its data', async () => {
  const foreign = written({ Port: '5432' });
  const terminal = new CapturedTerminal();
  const code = await run(['diff', '--assembly', written({ Port: '6000' }), '--base', foreign], terminal);
  const printed = terminal.printed.replace(/\s+/g, ' ');
  expect(code).toBe(0);
  expect(printed).toContain('Nothing is known of which data is protected');
  expect(printed).toContain('1 of what holds data would be replaced or deleted');
});

test('all is added against nothing', async () => {
  const terminal = new CapturedTerminal();
  expect(await run(['diff', '--assembly', base, '--base', 'none'], terminal)).toBe(0);
  expect(terminal.printed).toContain('Prod-database added, 2 resources, of which 1 hold data');
});

test('the JSON says what is refused, what it is compared with, and each difference', async () => {
  const { code, printed, said } = await diff(replacing, ['--json']);
  const report = JSON.parse(printed);
  expect({ code, said }).toEqual({ code: 1, said: '' });
  expect(report).toMatchObject({
    base: { name: base },
    head: { commit: 'c'.repeat(40) },
    refused: ['prod/database/Instance/Resource'],
    notJudged: [],
    environments: [{ name: 'prod', protectsData: true, counts: { replaced: 1, changed: 1 } }],
  });
  expect(report.environments[0].stacks[0].resources[0]).toEqual({
    logicalId: 'Instance',
    type: 'AWS::RDS::DBInstance',
    path: 'database/Instance/Resource',
    stateful: true,
    kind: 'replaced',
    policy: 'Delete',
    properties: [{ path: 'Port', before: '5432', after: '6000', impact: 'replace', follows: [] }],
    ruling: { kind: 'refused' },
  });
});

test.each([['--json'], []])('a secret in a template is shown by no output %s', async (...options) => {
  const head = written(
    { Port: '5432', MasterUserPassword: 'correct-horse', Tags: [{ Key: 'ApiKey', Value: 'battery-staple' }] },
    manifest(),
  );
  const { printed } = await diff(head, options);
  expect(printed).toContain('MasterUserPassword');
  expect(printed).toContain('(not shown)');
  const instance = printed.slice(printed.indexOf('MasterUserPassword'), printed.indexOf('AWS::SNS'));
  expect(instance).not.toMatch(/correct-horse|battery-staple/);
});

test('a reference to a secret is shown: it says where, not what', async () => {
  const { printed } = await diff(written({ Port: '5432', MasterUserPassword: '{{resolve:secretsmanager:db}}' }, manifest()));
  expect(printed).toContain('{{resolve:secretsmanager:db}}');
});

test('fits 80 columns', async () => {
  const { printed } = await diff(replacing);
  expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test.each([
  ['at a terminal', true, {}, true],
  ['not in a log', false, {}, false],
  ['not for those who do not want it', true, { NO_COLOR: '1' }, false],
])('is coloured %s', async (_, isTTY, environment, coloured) => {
  const terminal = new CapturedTerminal(environment);
  terminal.out.isTTY = isTTY;
  const { printed } = await diff(replacing, [], terminal);
  expect(printed.includes('\u001b[')).toBe(coloured);
});
