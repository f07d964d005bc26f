import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Authorizer, authorizer } from '../../../src/stacks/edge/authorizer/authorize';

// Keys over the wire, tokens made here: what is tested is what runs, but for API Gateway.

const now = new Date('2026-12-01T12:00:00Z');
const seconds = now.getTime() / 1000;
const methodArn = 'arn:aws:execute-api:eu-west-1:222222222222:a1b2c3/live/GET/pharmacy/orders/17';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const shortRsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

const published = (kid: string, key: KeyObject, more: object = {}) => ({ kid, use: 'sig', ...key.export({ format: 'jwk' }), ...more });

let server: Server;
let issuer: string;
let answers: Record<string, { readonly status?: number; readonly body: unknown }>;
let asked: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { status = 200, body } = answers[request.url ?? ''] ?? { status: 404, body: {} };
    response.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(() => {
  asked = [];
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  answers = {
    '/.well-known/openid-configuration': { body: { issuer, jwks_uri: `${issuer}keys` } },
    '/keys': {
      body: {
        keys: [
          published('rsa', rsa.publicKey, { alg: 'RS256' }),
          published('ec', ec.publicKey),
          published('short', shortRsa.publicKey),
          published('for-encryption', rsa.publicKey, { use: 'enc' }),
        ],
      },
    },
  };
});

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = (more: object = {}) => ({
  iss: issuer,
  aud: 'carepath-api',
  exp: seconds + 300,
  iat: seconds - 10,
  sub: 'patient-17',
  ...more,
});

interface Signed {
  readonly header?: object;
  readonly payload?: object;
  readonly key?: KeyObject;
}

function rsaToken({ header = {}, payload = claims(), key = rsa.privateKey }: Signed = {}): string {
  const signed = `${part({ alg: 'RS256', kid: 'rsa', ...header })}.${part(payload)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

function ecToken(): string {
  const signed = `${part({ alg: 'ES256', kid: 'ec' })}.${part(claims())}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

const made = (clock = () => now): Authorizer => authorizer({ issuer, audience: ['carepath-api', 'carepath-admin'] }, clock);
const show = (token: string, check = made()) => check({ authorizationToken: `Bearer ${token}`, methodArn });
const refused = new Error('Unauthorized');

describe('a token passes', () => {
  test.each([
    ['signed with RSA', () => rsaToken()],
    ['signed on an elliptic curve', () => ecToken()],
    ['for one of several audiences', () => rsaToken({ payload: claims({ aud: ['other', 'carepath-admin'] }) })],
    [
      'of Amazon Cognito, which names the client instead of an audience',
      () => rsaToken({ payload: claims({ aud: undefined, client_id: 'carepath-api' }) }),
    ],
  ])('%s', async (_, token) => {
    await expect(show(token())).resolves.toBeDefined();
  });

  test('for the whole stage, since API Gateway keeps the answer for other routes too', async () => {
    const { policyDocument } = await show(rsaToken());
    expect(policyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: 'arn:aws:execute-api:eu-west-1:222222222222:a1b2c3/live/*' },
    ]);
  });

  test('without a claim in what API Gateway may log', async () => {
    expect(JSON.stringify(await show(rsaToken()))).not.toContain('patient-17');
  });
});

describe('a token is refused', () => {
  const unsigned = (header: object, signature = '') => `${part(header)}.${part(claims())}.${signature}`;
  test.each([
    ['that has expired', () => rsaToken({ payload: claims({ exp: seconds - 1 }) })],
    ['that expires this very second', () => rsaToken({ payload: claims({ exp: seconds }) })],
    ['that never expires', () => rsaToken({ payload: claims({ exp: undefined }) })],
    ['that is not valid yet', () => rsaToken({ payload: claims({ nbf: seconds + 60 }) })],
    ['that was issued in the future', () => rsaToken({ payload: claims({ iat: seconds + 60 }) })],
    ['for another audience', () => rsaToken({ payload: claims({ aud: 'billing' }) })],
    [
      'for another audience, from a client of the right name',
      () => rsaToken({ payload: claims({ aud: 'billing', client_id: 'carepath-api' }) }),
    ],
    ['for nobody', () => rsaToken({ payload: claims({ aud: undefined }) })],
    ['of another issuer', () => rsaToken({ payload: claims({ iss: 'https://auth.example.org/' }) })],
    ['of the issuer without its slash', () => rsaToken({ payload: claims({ iss: issuer.slice(0, -1) }) })],
    ['signed by another key', () => rsaToken({ key: foreign.privateKey })],
    ['signed by a key that is not published', () => rsaToken({ header: { kid: 'foreign' }, key: foreign.privateKey })],
    ['without a key id', () => rsaToken({ header: { kid: undefined } })],
    ['changed after it was signed', () => rsaToken().replace(/\.[^.]+\./, `.${part(claims({ sub: 'doctor-1' }))}.`)],
    ['of no algorithm', () => unsigned({ alg: 'none', kid: 'rsa' }, 'x')],
    ['of no algorithm and no signature', () => unsigned({ alg: 'none', kid: 'rsa' })],
    [
      'of HS256, with the public key as the secret',
      () => {
        const signed = `${part({ alg: 'HS256', kid: 'rsa' })}.${part(claims())}`;
        const secret = rsa.publicKey.export({ type: 'spki', format: 'pem' });
        return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
      },
    ],
    ['of an algorithm that is a name of every object', () => rsaToken({ header: { alg: 'constructor' } })],
    ['of an elliptic algorithm with an RSA key', () => rsaToken({ header: { alg: 'ES256' } })],
    ['of an algorithm that its key is not for', () => rsaToken({ header: { alg: 'RS512' } })],
    ['signed by a key for encryption', () => rsaToken({ header: { kid: 'for-encryption' } })],
    ['signed by a key that is too short', () => rsaToken({ header: { kid: 'short' }, key: shortRsa.privateKey })],
    ['with an extension that must be understood', () => rsaToken({ header: { crit: ['b64'], b64: false } })],
    ['whose header is no object', () => `${part('RS256')}.${part(claims())}.x`],
    ['that is none', () => 'x.y'],
  ])('%s', async (_, token) => {
    await expect(show(token())).rejects.toEqual(refused);
  });

  test.each([undefined, '', 'Bearer', 'Basic eDp5', 'Bearer a b'])(
    'that is not shown as a bearer token: %s',
    async (authorizationToken) => {
      await expect(made()({ authorizationToken, methodArn })).rejects.toEqual(refused);
    },
  );
});

describe('nobody passes, and API Gateway answers 500,', () => {
  const failed = new Error('The token could not be checked');
  test.each<[string, () => void]>([
    ['while the issuer answers with an error', () => Object.assign(answers, { '/keys': { status: 503, body: {} } })],
    [
      'while the issuer has no discovery document',
      () => Object.assign(answers, { '/.well-known/openid-configuration': { status: 404, body: {} } }),
    ],
    [
      'while the discovery document is of another issuer',
      () =>
        Object.assign(answers, {
          '/.well-known/openid-configuration': { body: { issuer: 'https://auth.example.org/', jwks_uri: `${issuer}keys` } },
        }),
    ],
    [
      'where the keys would come over another protocol',
      () => Object.assign(answers, { '/.well-known/openid-configuration': { body: { issuer, jwks_uri: 'https://127.0.0.1/keys' } } }),
    ],
    ['where the issuer leads elsewhere', () => Object.assign(answers, { '/keys': { status: 302, body: {} } })],
    ['where the issuer publishes no list', () => Object.assign(answers, { '/keys': { body: { keys: {} } } })],
  ])('%s', async (_, spoil) => {
    spoil();
    await expect(show(rsaToken())).rejects.toEqual(failed);
  });

  test('while the issuer cannot be reached', async () => {
    const closed = authorizer({ issuer: 'http://127.0.0.1:1/', audience: ['carepath-api'] }, () => now);
    await expect(show(rsaToken(), closed)).rejects.toEqual(failed);
  });
});

describe('the issuer is asked', () => {
  const fetches = () => asked.filter((path) => path === '/keys').length;
  let time: number;
  const clock = () => new Date(time);
  const valid = () => rsaToken({ payload: claims({ exp: seconds + 3600 }) });
  beforeEach(() => {
    time = now.getTime();
  });

  test('once for many tokens', async () => {
    const check = made(clock);
    await show(valid(), check);
    await show(ecToken(), check);
    expect(fetches()).toBe(1);
  });

  test('again after five minutes, so that a key that was taken back ends', async () => {
    const check = made(clock);
    await show(valid(), check);
    answers['/keys'] = { body: { keys: [] } };
    time += 5 * 60_000 + 1;
    await expect(show(valid(), check)).rejects.toEqual(refused);
    expect(fetches()).toBe(2);
  });

  test('again for a key that it has added, after half a minute', async () => {
    const check = made(clock);
    const added = rsaToken({ header: { kid: 'added' }, key: foreign.privateKey });
    await expect(show(added, check)).rejects.toEqual(refused);
    answers['/keys'] = { body: { keys: [published('added', foreign.publicKey)] } };
    time += 30_001;
    await expect(show(added, check)).resolves.toBeDefined();
  });

  test('not for each made-up key id', async () => {
    const check = made(clock);
    for (const kid of ['a', 'b', 'c']) await expect(show(rsaToken({ header: { kid } }), check)).rejects.toEqual(refused);
    expect(fetches()).toBe(1);
  });
});
