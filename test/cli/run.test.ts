import { join } from 'node:path';
import { run } from '../../src/cli/run';
import type { Manifest } from '../../src/schema/manifest';
import { removeAssemblies, temporaryDirectory, writeAssembly, writeJson } from '../assembly/write-assembly';
import { CapturedTerminal } from './captured-terminal';

afterAll(removeAssemblies);

async function carepath(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const terminal = new CapturedTerminal();
  const code = await run(argv, terminal);
  return { code, out: terminal.printed, err: terminal.said };
}

describe('a command line', () => {
  test('that asks for help gets it, on the output', async () => {
    const { code, out, err } = await carepath('rehearse', '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Usage: carepath rehearse/);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test.each([['no-such-command'], ['rehearse', '--no-such-option'], ['rehearse', '--ask', '--reject'], ['gate', 'smoke']])(
    'that is not understood is bad input: %s %s %s',
    async (...argv) => {
      const { code, out, err } = await carepath(...argv);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^error: /);
    },
  );
});

const manifest: Manifest = {
  schemaVersion: 1,
  platform: 'carepath',
  source: { commit: 'unknown', committedAt: '2026-11-01T00:00:00Z', modified: false },
  environments: [
    {
      name: 'dev',
      stage: 'Dev',
      account: '222222222222',
      region: 'eu-west-1',
      approval: 'none',
      protectData: false,
      services: [],
      smoke: { url: 'https://127.0.0.1:1/status' },
    },
  ],
  withheldServices: [],
};

describe('gate smoke', () => {
  test('refuses an environment that is not in the manifest, and names those that are', async () => {
    const directory = writeAssembly({ manifest });
    const { code, err } = await carepath('gate', 'smoke', '--environment', 'qa', '--assembly', directory);
    expect({ code, err }).toEqual({ code: 2, err: `error --environment qa: not in ${directory}/carepath.json\n  It knows: dev.\n` });
  });

  test('refuses a manifest that does not say where to ask over TLS', async () => {
    const directory = temporaryDirectory();
    const [dev] = manifest.environments;
    writeJson(join(directory, 'carepath.json'), { ...manifest, environments: [{ ...dev, smoke: { url: 'http://127.0.0.1/' } }] });
    const { code, err } = await carepath('gate', 'smoke', '--environment', 'dev', '--assembly', directory);
    expect(code).toBe(2);
    expect(err).toContain('environments[0].smoke.url');
  });
});
