import type { RequestListener } from 'node:http';
import type { ServerOptions } from 'node:https';
import { createServer } from 'node:net';
import type { Reading } from '../../../src/gates/aws/reading';
import { collectSmoke, type SmokeLimits } from '../../../src/gates/smoke/collect-smoke';
import { decideSmoke } from '../../../src/gates/smoke/decide-smoke';
import type { SmokeEnvironment } from '../../../src/gates/smoke/probes';
import type { SmokeFacts } from '../../../src/gates/smoke/smoke-facts';
import type { Verdict } from '../../../src/gates/verdict';
import { fakeClock } from '../fake-clock';
import { Loopback } from '../loopback';

const limits: SmokeLimits = { requestMilliseconds: 5_000, pauseMilliseconds: 10_000, deadlineMilliseconds: 30_000 };
const once: SmokeLimits = { ...limits, deadlineMilliseconds: 0 };

const headers = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** An environment as it should be: `origin` and `execute` are its other names, told apart by the path here. */
const sound: RequestListener = ({ url = '' }, response) => {
  if (url.startsWith('/origin')) response.writeHead(403).end();
  else if (url.startsWith('/execute')) response.writeHead(404).end();
  else if (url.includes('?id=')) response.writeHead(403).end();
  else response.writeHead(200, headers).end();
};

interface Options {
  readonly limits?: SmokeLimits;
  readonly ca?: undefined;
  readonly server?: ServerOptions;
  readonly environment?: Partial<SmokeEnvironment>;
  readonly smoke?: Partial<SmokeEnvironment['smoke']>;
  readonly withoutOrigin?: boolean;
  readonly executeApi?: Reading<string>;
}

async function against(listener: RequestListener, options: Options = {}): Promise<Verdict<SmokeFacts>> {
  const server = await Loopback.serve(listener, options.server);
  const base = `https://127.0.0.1:${server.port}`;
  try {
    const facts = await collectSmoke({
      clock: fakeClock(),
      limits: options.limits ?? once,
      ca: 'ca' in options ? undefined : server.certificate,
      environment: {
        smoke: {
          url: `${base}/status`,
          edge: 'http-api',
          ...(!options.withoutOrigin && { originUrl: `${base}/origin` }),
          ...options.smoke,
        },
        ...options.environment,
      },
      executeApi: options.executeApi ?? { state: 'read', value: `${base}/execute` },
    });
    return decideSmoke(facts);
  } finally {
    await server.close();
  }
}
/** The sound environment, but for what is asked for by one path. */
const but =
  (path: RegExp, other: RequestListener): RequestListener =>
  (request, response) =>
    (path.test(request.url ?? '') ? other : sound)(request, response);
const status = (code: number): RequestListener => {
  return (_, response) => response.writeHead(code, headers).end();
};
const plain = /^\/status$/;

test('an environment that is as it should be passes, each question asked once', async () => {
  const { outcome, reasons, evidence } = await against(sound, { limits });
  expect(outcome).toBe('pass');
  expect(reasons.map((reason) => reason.replace(/^\S+ /, ''))).toEqual([
    'answered 200',
    'refuses TLS 1.1',
    'is blocked',
    'refuses who passes CloudFront by',
    'is off',
  ]);
  expect(evidence.probes.map(({ attempts }) => attempts.length)).toEqual([1, 1, 1, 1, 1]);
});

test('the evidence says what was negotiated, and which headers came', async () => {
  const { evidence } = await against(sound);
  expect(evidence.probes[0]?.attempts).toEqual([{ at: '2026-11-02T08:00:00.000Z', status: 200, tls: 'TLSv1.3', headers }]);
});

test('one that is not ready yet is asked again', async () => {
  const answers = [503, 502, 200];
  const verdict = await against(
    but(plain, (request, response) => status(answers.shift() ?? 500)(request, response)),
    { limits },
  );
  expect(verdict).toMatchObject({
    outcome: 'pass',
    reasons: expect.arrayContaining([expect.stringMatching(/answered 200 at request 3$/)]),
  });
});

test('one that never is ready blocks at the deadline, with every answer as evidence', async () => {
  const verdict = await against(but(plain, status(503)), { limits });
  expect(verdict).toMatchObject({ outcome: 'block', reasons: [expect.stringMatching(/never answered 200: 503 \(4 times\)$/)] });
  expect(verdict.evidence.probes[0]?.attempts.map(({ at }) => at.slice(11, 19))).toEqual(['08:00:00', '08:00:10', '08:00:20', '08:00:30']);
});

describe('blocked:', () => {
  const reasonsOf = async (listener: RequestListener, options?: Options) => {
    const { outcome, reasons } = await against(listener, options);
    return [outcome, ...reasons.map((reason) => reason.replace(/^\S+ /, ''))];
  };

  test.each([
    ['a redirect, which may lead to a login page that answers 200', 302],
    ['a success that is not 200', 204],
  ])('%s', async (_what, code) => {
    expect(await reasonsOf(but(plain, status(code)))).toEqual(['block', `never answered 200: ${code}`]);
  });

  test.each(Object.keys(headers))('an answer without %s', async (missing) => {
    const others = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== missing));
    expect(await reasonsOf(but(plain, (_, response) => response.writeHead(200, others).end()))).toEqual([
      'block',
      `the answer has no ${missing}`,
    ]);
  });

  test('a promise of HTTPS for an hour', async () => {
    const brief = { ...headers, 'strict-transport-security': 'max-age=3600' };
    const [, reason] = await reasonsOf(but(plain, (_, response) => response.writeHead(200, brief).end()));
    expect(reason).toBe('strict-transport-security is max-age=3600, and not a max-age of a year or more');
  });

  test('a server that speaks TLS 1.1', async () => {
    const old: ServerOptions = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' };
    expect(await reasonsOf(sound, { server: old })).toEqual(['block', expect.stringMatching(/^never refused TLS 1\.1: 200 over TLSv1\.1/)]);
  });

  test('an injection that is answered', async () => {
    expect(await reasonsOf(but(/id=/, status(200)))).toEqual(['block', 'was never blocked by the web ACL: 200']);
  });

  test('an origin that answers who has no secret', async () => {
    expect(await reasonsOf(but(/origin/, status(200)))).toEqual(['block', 'never refused who passes CloudFront by: 200']);
  });

  test('an origin that fails, which is no refusal', async () => {
    expect(await reasonsOf(but(/origin/, status(503)))).toEqual(['block', 'never refused who passes CloudFront by: 503']);
  });

  test('an execute-api endpoint that answers', async () => {
    expect(await reasonsOf(but(/execute/, status(200)))).toEqual(['block', 'was never off: 200']);
  });

  test('an execute-api endpoint whose name could not be read', async () => {
    const executeApi = { state: 'unreadable', reason: 'the resources of Prod-edge: access denied' } as const;
    expect((await against(sound, { executeApi })).reasons).toEqual([executeApi.reason]);
  });

  test('a certificate that nobody vouches for', async () => {
    const [outcome, ...reasons] = await reasonsOf(sound, { ca: undefined });
    expect([outcome, reasons[0]]).toEqual(['block', expect.stringMatching(/self-signed certificate(;|$)/)]);
  });

  test('an answer that does not come', async () => {
    const [, reason] = await reasonsOf(
      but(plain, () => undefined),
      { limits: { ...once, requestMilliseconds: 200 } },
    );
    expect(reason).toBe('never answered 200: no answer within 200 ms');
  });

  test('a port where nobody listens: no refusal of TLS 1.1 either', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    await new Promise((resolve) => server.close(resolve));
    const reasons = await reasonsOf(sound, { smoke: { url: `https://127.0.0.1:${port}/status` } });
    expect(reasons.filter((reason) => reason.includes('ECONNREFUSED'))).toHaveLength(3);
  });

  test.each(['http://127.0.0.1/status', 'not a url'])('a target without TLS: %s', async (url) => {
    expect((await against(sound, { smoke: { url } })).outcome).toBe('block');
  });

  test('no fact at all', () => {
    const nothing = { edge: 'http-api', probes: [], leftOut: [], unreadable: [] } as const;
    expect(decideSmoke(nothing)).toMatchObject({ outcome: 'block', reasons: [expect.stringMatching(/no request was made$/)] });
  });
});

test('a REST API has no CloudFront: neither its header nor its origin is asked for', async () => {
  const { 'referrer-policy': _none, ...others } = headers;
  const listener = but(plain, (_, response) => response.writeHead(200, others).end());
  const { outcome, evidence } = await against(listener, { smoke: { edge: 'rest-api' }, withoutOrigin: true });
  expect([outcome, evidence.probes.map(({ question }) => question)]).toEqual([
    'pass',
    ['status', 'old TLS', 'SQL injection', 'execute-api'],
  ]);
});

test('a web ACL that only counts is not asked to block, and the verdict says so', async () => {
  const verdict = await against(but(/id=/, status(200)), {
    environment: { webAclCounts: { until: '2027-01-31', reason: 'Measured for two weeks.' } },
  });
  expect(verdict.outcome).toBe('pass');
  expect(verdict.reasons.at(-1)).toBe('whether the web ACL blocks was not asked: until 2027-01-31 it only counts');
});

test('on a laptop the execute-api endpoint is left out, and the verdict says so', async () => {
  const { outcome, reasons } = await against(sound, { executeApi: { state: 'absent' } });
  expect([outcome, reasons.at(-1)]).toEqual(['pass', 'the execute-api endpoint was not asked: its name is known in the account alone']);
});
