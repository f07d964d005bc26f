import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { collectSmoke, decideSmoke, type SmokeFacts, type SmokeLimits } from '../../src/gates/smoke';
import type { Verdict } from '../../src/gates/verdict';
import { fakeClock } from './fake-clock';
import { Loopback } from './loopback';

const limits: SmokeLimits = { requestMilliseconds: 5_000, pauseMilliseconds: 10_000, deadlineMilliseconds: 30_000 };

async function judge(url: string, options: { ca?: string; limits?: SmokeLimits } = {}): Promise<Verdict<SmokeFacts>> {
  return decideSmoke(await collectSmoke({ target: { url }, clock: fakeClock(), limits, ...options }));
}

async function against(listener: RequestListener, options: { ca?: string; limits?: SmokeLimits } = {}): Promise<Verdict<SmokeFacts>> {
  const server = await Loopback.serve(listener);
  try {
    return await judge(`https://127.0.0.1:${server.port}/status`, { ca: server.certificate, ...options });
  } finally {
    await server.close();
  }
}

test('an environment that answers 200 passes at once', async () => {
  let requested: string | undefined;
  const verdict = await against((request, response) => {
    requested = `${request.method} ${request.url}`;
    response.end('ok');
  });
  expect(requested).toBe('GET /status');
  expect(verdict).toMatchObject({ outcome: 'pass', evidence: { attempts: [{ at: '2026-11-02T08:00:00.000Z', status: 200 }] } });
});

test('one that is not ready yet is asked again', async () => {
  const answers = [503, 502, 200];
  const verdict = await against((_, response) => response.writeHead(answers.shift() ?? 500).end());
  expect(verdict).toMatchObject({ outcome: 'pass', reasons: [expect.stringMatching(/answered 200 at request 3$/)] });
});

test('one that never is ready blocks at the deadline, with every answer as evidence', async () => {
  const verdict = await against((_, response) => response.writeHead(503).end());
  expect(verdict.outcome).toBe('block');
  expect(verdict.reasons).toEqual([expect.stringMatching(/never answered 200: 503 \(4 times\)$/)]);
  expect(verdict.evidence.attempts.map(({ at }) => at.slice(11, 19))).toEqual(['08:00:00', '08:00:10', '08:00:20', '08:00:30']);
});

describe('blocked:', () => {
  const once: SmokeLimits = { ...limits, deadlineMilliseconds: 0 };

  test('a redirect, which may lead to a login page that answers 200', async () => {
    const verdict = await against((_, response) => response.writeHead(302, { location: '/login' }).end(), { limits: once });
    expect(verdict).toMatchObject({ outcome: 'block', reasons: [expect.stringMatching(/302$/)] });
  });

  test('a success that is not 200', async () => {
    expect(await against((_, response) => response.writeHead(204).end(), { limits: once })).toMatchObject({ outcome: 'block' });
  });

  test('a certificate that nobody vouches for', async () => {
    const verdict = await against((_, response) => response.end('ok'), { limits: once, ca: undefined });
    expect(verdict).toMatchObject({ outcome: 'block', reasons: [expect.stringMatching(/self-signed certificate(;|$)/)] });
  });

  test('an answer that does not come', async () => {
    const verdict = await against(() => undefined, { limits: { ...once, requestMilliseconds: 50 } });
    expect(verdict).toMatchObject({ outcome: 'block', reasons: [expect.stringMatching(/no answer within 50 ms$/)] });
  });

  test('a port where nobody listens', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    await new Promise((resolve) => server.close(resolve));
    const verdict = await judge(`https://127.0.0.1:${port}/status`, { limits: once });
    expect(verdict).toMatchObject({ outcome: 'block', reasons: [expect.stringMatching(/ECONNREFUSED/)] });
  });

  test.each(['http://127.0.0.1/status', 'not a url'])('a target without TLS: %s', async (url) => {
    expect(await judge(url, { limits: once })).toMatchObject({ outcome: 'block' });
  });

  test('no fact at all', () => {
    expect(decideSmoke({ url: 'https://api.example.com/status', attempts: [] })).toMatchObject({
      outcome: 'block',
      reasons: [expect.stringMatching(/no request was made$/)],
    });
  });
});
