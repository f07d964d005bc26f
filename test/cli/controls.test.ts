import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../src/cli/run';
import { removeAssemblies, writeAssembly, writeJson } from '../assembly/write-assembly';
import { excuse, twoDatabases } from '../policy/controls/hand-made';
import { synthesisedDirectory } from '../synthesised';
import { CapturedTerminal } from './captured-terminal';

afterAll(removeAssemblies);

async function controls(assembly: string, ...options: readonly string[]) {
  const terminal = new CapturedTerminal();
  const code = await run(['controls', '--assembly', assembly, ...options], terminal);
  return { code, printed: terminal.printed, said: terminal.said };
}

test('a row a safeguard, who serves the others, and that nothing is open: exit code 0, in 80 columns', async () => {
  const { code, printed, said } = await controls(synthesisedDirectory());
  expect({ code, said }).toEqual({ code: 0, said: '' });
  expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(printed).toMatch(/│ 164\.312\(a\)\(2\)\(iv\) A +│ Encryption and +│ +\d+ │ +\d+ │ +\d+ │ +0 │/);
  expect(printed).toMatch(/\nGate smoke \(Dev\/Smoke, Staging\/Smoke, Prod\/Smoke\) watches 164\.308\(a\)\(8\),/);
  expect(printed).toMatch(/\nExceptions that touch them: \d+ of platform-team, \d+ of security-team; the first\n/);
  expect(printed).toMatch(/\nBy AWS: 164\.310\(a\)\(1\), /);
  expect(printed).toMatch(/No finding is open; every safeguard that infrastructure can serve is served\.\n$/);
});

test('as JSON, what the build has written beside the assembly', async () => {
  const { printed } = await controls(synthesisedDirectory(), '--json');
  expect(JSON.parse(printed)).toEqual(JSON.parse(readFileSync(join(synthesisedDirectory(), 'controls.json'), 'utf8')));
});

describe('as a document', () => {
  test('its tables have as many cells in each row as in their heads', async () => {
    const { printed } = await controls(synthesisedDirectory(), '--markdown');
    const tables = printed
      .trimEnd()
      .split(/\n\n/)
      .filter((block) => block.startsWith('|'));
    const cells = (row: string) => row.split(/(?<!\\)\|/).length;
    const uneven = tables.flatMap((table) => {
      const [head = '', ...rows] = table.split('\n');
      return rows.filter((row) => cells(row) !== cells(head));
    });
    expect(tables).toHaveLength(5);
    expect(uneven).toEqual([]);
  });

  test('it names each exception with its owner, its last day and the safeguards that it touches', async () => {
    const { printed } = await controls(twoDatabases(), '--markdown');
    expect(printed).toContain(
      '| environment `database/Two/Resource` | `HIPAA.Security::HIPAA.Security-RDSStorageEncrypted` | 164.312(a)(2)(iv)<br>164.312(e)(2)(ii) | platform-team | 2027-06-30 | It holds what a test has made, and nothing else. |',
    );
  });
});

test('a finding that nothing excepts is named: exit code 1', async () => {
  const directory = twoDatabases([{ ...excuse, acknowledged: [] }]);
  const { code, printed } = await controls(directory);
  expect(code).toBe(1);
  expect(printed).toMatch(/\nfails HIPAA\.Security::HIPAA\.Security-RDSStorageEncrypted\n {2}app\/Prod\/database\/Two\/Resource\n/);
  expect((await controls(directory, '--markdown')).printed).toContain('**Open findings:**\n\n- `HIPAA.Security::');
});

test('an assembly of another app says what cannot be counted: exit code 1', async () => {
  const { code, printed } = await controls(writeAssembly({ stacks: { other: { template: { Resources: {} } } } }));
  expect(code).toBe(1);
  expect(printed).toMatch(/not counted\n {2}Rules on constructs: the assembly has no rule-results\.json/);
  expect(printed).toMatch(/No finding is open, as far as could be counted\.\n$/);
});

describe('exit code 2 and a sentence', () => {
  test('for results of another schema', async () => {
    const directory = twoDatabases();
    writeJson(join(directory, 'rule-results.json'), { schemaVersion: 2, rules: [] });
    const { code, said } = await controls(directory);
    expect(code).toBe(2);
    expect(said).toMatch(/rule-results\.json: schemaVersion: /);
  });

  test('for JSON and a document at once', async () => {
    const { code, said } = await controls(synthesisedDirectory(), '--json', '--markdown');
    expect(code).toBe(2);
    expect(said).toMatch(/cannot be used with option '--markdown'/);
  });
});
