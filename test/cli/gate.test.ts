import { type DecidedGate, type GateOptions, gateCommand } from '../../src/cli/gate';
import type { Connection } from '../../src/gates/aws/connection';
import type { Clock } from '../../src/gates/clock';
import { removeAssemblies, writeAssembly } from '../assembly/write-assembly';
import { type Answer, AwsStandIn, faults, json } from '../gates/aws-stand-in';
import { fakeClock } from '../gates/fake-clock';
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

const environment = {
  name: 'dev',
  stage: 'Dev',
  account: '222222222222',
  region: 'eu-west-1',
  approval: 'required',
  protectData: false,
  services: [],
  smoke: { url: 'https://127.0.0.1:1/status' }, // Nothing listens on port 1.
} as const;
const source = { commit: 'unknown', committedAt: '2026-11-01T00:00:00Z', modified: false };
const assembly = writeAssembly({
  manifest: { schemaVersion: 1, platform: 'x', source, environments: [environment], withheldServices: [] },
});
const options: GateOptions = { environment: 'dev', assembly, region: 'us-east-1' };

async function decided(names: readonly DecidedGate[], more: Partial<GateOptions> = {}, home?: Connection) {
  const terminal = new CapturedTerminal();
  const code = await gateCommand(names, { ...options, ...more }, terminal, { clock: fakeClock(), ...(home && { home }) });
  return { code, printed: terminal.printed.split('\n').filter((line) => !line.startsWith('{')), said: terminal.said };
}

async function against<T>(answer: Answer, ask: (standIn: AwsStandIn) => Promise<T>): Promise<T> {
  const standIn = await AwsStandIn.answering(answer);
  try {
    return await ask(standIn);
  } finally {
    await standIn.stop();
  }
}

test('a gate that blocks prints the verdict with its evidence and returns 1', async () => {
  const terminal = new CapturedTerminal();
  expect(await gateCommand(['smoke'], options, terminal, { clock: impatient })).toBe(1);
  const [verdict = '', evidence = ''] = terminal.printed.split('\n');
  expect(verdict).toMatch(/^block smoke dev: https:\/\/127\.0\.0\.1:1\/status never answered 200: .*ECONNREFUSED/);
  expect(JSON.parse(evidence)).toMatchObject({
    probes: expect.arrayContaining([
      { question: 'status', url: environment.smoke.url, attempts: [expect.objectContaining({ fault: expect.any(String) })] },
    ]),
  });
});

test('several gates are all decided, though the first blocks', async () => {
  const { code, printed } = await decided(['calendar', 'window']);
  expect(code).toBe(1);
  expect(printed).toEqual([
    'block calendar dev: nobody has said which change calendar: pass --calendar: unread, the calendar counts as closed',
    'pass window dev: the environment has no deployment window: it may be deployed to at any time',
    '',
  ]);
});

test('on a laptop, the gate of the release blocks: it knows neither execution nor evidence', async () => {
  const { code, printed } = await decided(['release']);
  expect([code, printed[0]]).toEqual([1, expect.stringMatching(/^block release dev: nobody has said in which execution/)]);
});

test('a record that is written goes into the release’s folder', async () => {
  const requests: string[] = [];
  const bodies: string[] = [];
  await against(
    (call, body, response) => {
      requests.push(call.replace(/\?.*/, ''));
      bodies.push(body);
      if (call.startsWith('GET'))
        response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>');
      else response.writeHead(200, { 'x-amz-version-id': 'v', etag: '"e"' }).end();
    },
    async ({ connection }) => {
      expect(await decided(['window'], { evidence: 'evidence' }, connection)).toMatchObject({ code: 0 });
    },
  );
  expect(requests).toEqual([
    expect.stringMatching(/^PUT \/evidence\/releases\/[0-9a-f]{64}\/verdicts\/2026-11-02T08%3A00%3A00\.000Z-dev-window\.json$/),
    expect.stringMatching(/^GET .*\/manifest\.json$/),
    expect.stringMatching(/^PUT .*\/manifest\.json$/),
  ]);
  expect(bodies[0]).toContain('"outcome": "pass"');
});

test.each(Object.entries(faults))('%s: a verdict without its record is a block', async (_kind, { answer }) => {
  const { code, said } = await against(answer, ({ connection }) => decided(['window'], { evidence: 'evidence' }, connection));
  expect([code, said]).toEqual([1, expect.stringMatching(/^error evidence.*\n {2}Without its record the verdict is a block\.\n$/)]);
});

test('what AWS says of the calendar decides', async () => {
  const calendar = 'arn:aws:ssm:us-east-1:111111111111:document/changes';
  const ask = (State: string) => against(json({ State }), ({ connection }) => decided(['calendar'], { calendar }, connection));
  expect((await ask('OPEN')).code).toBe(0);
  expect((await ask('CLOSED')).code).toBe(1);
});

test('an environment that the assembly does not know is named, with those that it does', async () => {
  await expect(decided(['smoke'], { environment: 'qa' })).rejects.toThrow(/--environment qa: not in .*carepath\.json\n {2}It knows: dev\./);
});
