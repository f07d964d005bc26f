import { type SmokeOptions, smokeCommand } from '../../src/cli/gate-smoke';
import type { Clock } from '../../src/gates/clock';
import { removeAssemblies, writeAssembly } from '../assembly/write-assembly';
import { CapturedTerminal } from './captured-terminal';

afterAll(removeAssemblies);

/** Each reading of the clock is the end of the gate's patience. */
const impatient: Clock = {
  now: (() => {
    let time = 0;
    return () => {
      time += 3_600_000;
      return time;
    };
  })(),
  sleep: async () => undefined,
};

test('a gate that blocks prints the verdict with its evidence and returns 1', async () => {
  const environment = {
    name: 'dev',
    stage: 'Dev',
    account: '222222222222',
    region: 'eu-west-1',
    approval: 'none',
    protectData: false,
    services: [],
    smoke: { url: 'https://127.0.0.1:1/status' }, // Nothing listens on port 1.
  } as const;
  const source = { commit: 'unknown', committedAt: '2026-11-01T00:00:00Z', modified: false };
  const assembly = writeAssembly({
    manifest: { schemaVersion: 1, platform: 'x', source, environments: [environment], withheldServices: [] },
  });
  const options: SmokeOptions = { environment: 'dev', assembly };
  const terminal = new CapturedTerminal();
  expect(await smokeCommand(options, terminal, impatient)).toBe(1);
  const [verdict = '', evidence = ''] = terminal.printed.split('\n');
  expect(verdict).toMatch(/^block smoke dev: https:\/\/127\.0\.0\.1:1\/status never answered 200: .*ECONNREFUSED/);
  expect(JSON.parse(evidence)).toMatchObject({ url: environment.smoke.url, attempts: [{ fault: expect.any(String) }] });
});
