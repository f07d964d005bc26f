import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run';
import type { CheckReport } from '../../src/policy/check/check-report';
import { synthesisePipelineApp } from '../fixtures/pipeline-app/app';
import { CapturedTerminal } from './captured-terminal';

// A real assembly of an app that knows nothing of Carepath: no carepath.json, no register, no report of the build.

const directory = mkdtempSync(join(tmpdir(), 'foreign-'));
beforeAll(() => synthesisePipelineApp(directory));
afterAll(() => rmSync(directory, { recursive: true }));

async function carepath(...args: readonly string[]) {
  const terminal = new CapturedTerminal();
  const code = await run(args, terminal);
  return { code, printed: terminal.printed, said: terminal.said };
}

/** What would be cut or wrapped where it is read. */
const tooLong = (text: string) => text.split('\n').filter((line) => line.length > 80);

describe('check', () => {
  test('judges every template as the strictest, and acknowledges nothing: exit code 1', async () => {
    const { code, printed, said } = await carepath('check', directory, '--json');
    const { templates, findings } = JSON.parse(printed) as CheckReport;
    expect({ code, said, templates }).toEqual({ code: 1, said: '', templates: 13 });
    expect(findings.filter(({ exception }) => exception !== null)).toEqual([]);
    const withoutWebAcl = findings.filter(({ rule }) => rule === 'distribution-has-web-acl');
    expect(withoutWebAcl.map(({ stack }) => stack)).toEqual(['Dev-edge', 'Prod-edge', 'Staging-edge']);
  });

  test('says the name of no stack twice, and cuts no name, in 80 columns', async () => {
    const { printed } = await carepath('check', directory);
    expect(printed).toMatch(/^\d+ errors, .* in 13 templates\.\n/);
    expect(printed).toMatch(/\n {2}Dev\/network\/Records\w{8} Properties\.PublicAccessBlockConfiguration\n/);
    expect(printed).not.toContain('…');
    expect(tooLong(printed)).toEqual([]);
  });
});

describe('controls', () => {
  test('names what serves and watches, and what nobody has counted: exit code 1', async () => {
    const { code, printed, said } = await carepath('controls', '--assembly', directory);
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(printed).toMatch(/\nGate smoke \(Dev\/Smoke, Staging\/Smoke, Prod\/Smoke\) watches/);
    expect(printed.match(/not counted\n {2}(Rules on constructs|Rules on templates|Exceptions): /g)).toHaveLength(3);
    expect(printed).toMatch(/No finding is open, as far as could be counted\.\n$/);
    expect(tooLong(printed)).toEqual([]);
  });

  test.each(['--json', '--markdown'])('%s says the same', async (option) => {
    const { code, printed } = await carepath('controls', '--assembly', directory, option);
    expect(code).toBe(1);
    expect(printed).toContain('Rules on templates: the build did not ask them');
  });
});

test('exceptions: no register is here, in a sentence: exit code 2', async () => {
  const { code, printed, said } = await carepath('exceptions', '--assembly', directory);
  expect({ code, printed }).toEqual({ code: 2, printed: '' });
  expect(said).toMatch(/^error .*: no register of exceptions is here/);
});

test('mutate: every mutant of a sample is judged, and no explanation of this repository’s is missed', async () => {
  const { code, printed, said } = await carepath('mutate', '--assembly', directory, '--sample', '6', '--json');
  const report = JSON.parse(printed) as { mutants: number; killed: number; survived: { reason?: string }[] };
  expect({ said, mutants: report.mutants }).toEqual({ said: '', mutants: 6 });
  expect(report.killed + report.survived.length).toBe(6);
  expect(code).toBe(report.survived.length > 0 ? 1 : 0);
});

test('cost: its environments at the usual load, and what has no price: exit code 0', async () => {
  const { code, printed, said } = await carepath('cost', '--assembly', directory);
  expect({ code, said }).toEqual({ code: 0, said: '' });
  for (const environment of ['Dev', 'Staging', 'Prod']) expect(printed).toContain(`unpriced ${environment}: `);
  expect(printed).toMatch(/The assembly names no load for its environments: the usual one is taken\n/);
  expect(tooLong(printed)).toEqual([]);
});
