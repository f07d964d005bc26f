import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { showBadChange } from '../../src/cli/bad-change';
import { run } from '../../src/cli/run';
import { exampleOfABadChange } from '../../src/rehearsal/examples/bad-change';
import type { RehearsalReport } from '../../src/rehearsal/report';
import { removeAssemblies, temporaryDirectory, writeAssembly } from '../assembly/write-assembly';
import { CapturedTerminal } from './captured-terminal';
import { writePromotion } from './promotion';

afterAll(removeAssemblies);

const promotion = writePromotion();

async function rehearse(...argv: string[]): Promise<{ code: number; out: string; err: string; report: () => RehearsalReport }> {
  const terminal = new CapturedTerminal();
  const code = await run(['rehearse', '--assembly', promotion, '--base', 'none', ...argv], terminal);
  const report = () => JSON.parse(readFileSync(join(promotion, 'rehearsal.json'), 'utf8'));
  return { code, out: terminal.printed, err: terminal.said, report };
}

describe('exit code', () => {
  test('0 for a promotion that goes through', async () => {
    const { code, out, report } = await rehearse();
    expect({ code, outcome: report().outcome }).toEqual({ code: 0, outcome: 'promoted' });
    expect(out).toContain('promoted. Simulated: nothing has touched AWS.');
  });

  test('1 for one that is rejected, and nothing is done in prod', async () => {
    const { code, report } = await rehearse('--reject');
    expect(code).toBe(1);
    expect(report().outcome).toBe('blocked');
    expect(report().stacks.map(({ environment }) => environment)).not.toContain('Prod');
  });

  test('1 for one that fails where it is told to', async () => {
    const { code, report } = await rehearse('--fail', 'Dev/database.Deploy');
    expect({ code, outcome: report().outcome }).toEqual({ code: 1, outcome: 'failed' });
  });

  test.each([['Dev/nothing'], ['Nowhere/network.Deploy'], ['Dev']])('2 for --fail %s, with what there is to choose from', async (name) => {
    const { code, out, err } = await rehearse('--fail', name);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Dev/network.Deploy');
  });

  test('2 for --ask where there is no terminal', async () => {
    expect(await rehearse('--ask')).toMatchObject({ code: 2, err: expect.stringContaining('no terminal') });
  });

  test.each([
    ['no assembly', () => temporaryDirectory(), /there is no cloud assembly here\n {2}Write a new one with `npm run synth`/],
    [
      'an assembly without a pipeline',
      () => writeAssembly({ stacks: { App: { template: { Resources: {} } } } }),
      /no stack holds an AWS::CodePipeline/,
    ],
  ])('2 for %s', async (_, directory, reason) => {
    const { code, err } = await rehearse('--assembly', directory());
    expect(code).toBe(2);
    expect(err).toMatch(reason);
  });
});

describe('output', () => {
  test('is JSON and nothing else with --json, the same as rehearsal.json', async () => {
    const { out, err } = await rehearse('--json');
    expect(out).toBe(readFileSync(join(promotion, 'rehearsal.json'), 'utf8'));
    expect(JSON.parse(out)).toMatchObject({ simulated: true, outcome: 'promoted', release: { base: 'empty accounts' } });
    expect(err).toContain('Dev '); // The progress went elsewhere.
  });

  test('is the same twice', async () => {
    expect((await rehearse('--json')).out).toBe((await rehearse('--json')).out);
  });

  test('fits 80 columns, progress included', async () => {
    const { out, err } = await rehearse('--with-bad-change');
    const widths = `${out}${err}`.split('\n').map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(80);
  });

  test.each([
    ['at a terminal', true, {}, true],
    ['not in a log', false, {}, false],
    ['not for those who do not want it', true, { NO_COLOR: '1' }, false],
  ])('is coloured %s', async (_, isTTY, environment, coloured) => {
    const terminal = new CapturedTerminal(environment);
    terminal.out.isTTY = isTTY;
    await run(['rehearse', '--assembly', promotion, '--base', 'none'], terminal);
    expect(terminal.printed.includes('\u001b[')).toBe(coloured);
  });
});

describe('the example of a bad change', () => {
  test('is caught after the promotion, by its finding and with its remedy', async () => {
    const { code, out } = await rehearse('--with-bad-change');
    expect(code).toBe(0);
    const [promoted = '', example = ''] = out.split('And now a bad change');
    expect(promoted).toContain('promoted. Simulated');
    expect(example).toMatch(/error export-in-use\n(?: {2}.*\n)+ {2}-> /);
    expect(example).toMatch(/Caught: the bad change ends "failed"\n$/);
  });

  test('counts as caught by its own finding only', async () => {
    const terminal = new CapturedTerminal();
    const example = { ...exampleOfABadChange(), caughtBy: 'another-rule' };
    expect(await showBadChange(example, loadAssembly(promotion), new Date(0), terminal)).toBe(false);
    expect(terminal.printed).toMatch(/NOT CAUGHT: the bad change ends "failed"\n$/);
  });

  test('is left out where the promotion itself is not through', async () => {
    const { code, out } = await rehearse('--reject', '--with-bad-change');
    expect({ code, shown: out.includes('a bad change') }).toEqual({ code: 1, shown: false });
  });

  test('leaves the report of the promotion alone', async () => {
    const { report } = await rehearse('--with-bad-change');
    expect(report().outcome).toBe('promoted');
  });

  test('cannot be had as JSON, which reports one rehearsal', async () => {
    expect((await rehearse('--with-bad-change', '--json')).code).toBe(2);
  });
});
