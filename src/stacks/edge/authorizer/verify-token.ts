import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto';

/** A key as an issuer publishes it (RFC 7517). */
export interface SigningKey extends JsonWebKey {
  readonly kid?: string;
  readonly kty?: string;
  readonly alg?: string;
  readonly use?: string;
}

export interface Expected {
  /** `iss`, letter by letter. */
  readonly issuer: string;
  /** One of them must be in `aud`; or be the `client_id` of a token without `aud`, as Amazon Cognito writes access tokens. */
  readonly audience: readonly string[];
}

/** Thrown for a token that must not pass. The message names no claim: it is logged. */
export class Unauthorised extends Error {}

/** Signatures by a private key alone. `none`, and `HS256` with the public key as the secret, are the two oldest ways in. */
const algorithms: { readonly [alg: string]: { readonly kty: string; readonly hash: string; readonly crv?: string } | undefined } = {
  RS256: { kty: 'RSA', hash: 'sha256' },
  RS384: { kty: 'RSA', hash: 'sha384' },
  RS512: { kty: 'RSA', hash: 'sha512' },
  ES256: { kty: 'EC', hash: 'sha256', crv: 'P-256' },
};

/** The issuer's clock may be ahead of ours by this. An expiry has no such grace. */
const clockSkewSeconds = 5;

/**
 * Passes a token that its issuer signed, for this audience, and that is valid now: what the JWT authorizer of an HTTP API checks.
 *
 * @param find the issuer's key of that id
 * @throws Unauthorised, and whatever `find` throws
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export async function verifyToken(
  token: string,
  expected: Expected,
  find: (kid: string) => Promise<SigningKey | undefined>,
  now: Date,
): Promise<void> {
  const [header, payload, signature, ...rest] = token.split('.');
  if (!header || !payload || !signature || rest.length > 0) throw new Unauthorised('not a signed token');
  const { alg, kid, crit } = decoded(header);
  const algorithm = typeof alg === 'string' && Object.hasOwn(algorithms, alg) ? algorithms[alg] : undefined;
  if (algorithm === undefined) throw new Unauthorised('an algorithm that is not accepted');
  if (crit !== undefined) throw new Unauthorised('an extension that must be understood');
  if (typeof kid !== 'string') throw new Unauthorised('no key id');

  const key = await find(kid);
  if (key === undefined) throw new Unauthorised('an unknown key');
  if (key.kty !== algorithm.kty || key.crv !== algorithm.crv) throw new Unauthorised('a key of another kind than the algorithm');
  if ((key.alg ?? alg) !== alg || (key.use ?? 'sig') !== 'sig') throw new Unauthorised('a key for another use');
  // ES256 puts the two numbers of the signature one behind the other (RFC 7518, 3.4); without this, ASN.1 is expected.
  const by = { key: publicKey(key), dsaEncoding: 'ieee-p1363' } as const;
  if (!verify(algorithm.hash, Buffer.from(`${header}.${payload}`), by, Buffer.from(signature, 'base64url'))) {
    throw new Unauthorised('a signature that does not hold');
  }
  checkClaims(decoded(payload), expected, now.getTime() / 1000);
}

function checkClaims({ iss, aud, client_id, exp, nbf, iat }: Record<string, unknown>, { issuer, audience }: Expected, now: number): void {
  if (iss !== issuer) throw new Unauthorised('another issuer');
  const audiences = aud === undefined ? [client_id] : [aud].flat();
  if (!audiences.some((one) => typeof one === 'string' && audience.includes(one))) throw new Unauthorised('another audience');
  if (typeof exp !== 'number' || exp <= now) throw new Unauthorised('expired');
  for (const begin of [nbf, iat]) {
    if (begin !== undefined && (typeof begin !== 'number' || begin > now + clockSkewSeconds)) throw new Unauthorised('not valid yet');
  }
}

function decoded(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Said below.
  }
  throw new Unauthorised('not a signed token');
}

function publicKey(key: SigningKey): KeyObject {
  const made = createPublicKey({ key, format: 'jwk' });
  const bits = made.asymmetricKeyDetails?.modulusLength;
  if (bits !== undefined && bits < 2048) throw new Unauthorised('a key that is too short');
  return made;
}
