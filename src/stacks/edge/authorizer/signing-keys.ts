import type { SigningKey } from './verify-token';

/** As long as API Gateway itself waits for an issuer. */
const timeoutMs = 1500;
/** After this, a key that the issuer has taken back is no longer accepted. */
const keptMs = 5 * 60_000;
/** Tokens with made-up key ids must not make us ask the issuer for each of them. */
const pauseMs = 30_000;

/**
 * The keys that an issuer publishes: found by OpenID Connect Discovery, kept for some minutes, asked for again when a token names a new one.
 */
export class SigningKeys {
  #keys: ReadonlyMap<string, SigningKey> = new Map();
  #askedAt = Number.NEGATIVE_INFINITY;

  /** @param issuer without the path of its discovery document */
  constructor(
    private readonly issuer: string,
    private readonly clock: () => Date,
  ) {}

  /**
   * @returns nothing where the issuer has no key of that id
   * @throws Error where the issuer cannot be asked: nobody passes then
   */
  async find(kid: string): Promise<SigningKey | undefined> {
    const age = this.clock().getTime() - this.#askedAt;
    if (age > keptMs || (age > pauseMs && !this.#keys.has(kid))) {
      this.#keys = await this.#ask();
      this.#askedAt = this.clock().getTime();
    }
    return this.#keys.get(kid);
  }

  async #ask(): Promise<ReadonlyMap<string, SigningKey>> {
    const discovery = await json(new URL(`${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`));
    if (discovery.issuer !== this.issuer) throw new Error('the discovery document is of another issuer');
    const address = new URL(String(discovery.jwks_uri));
    // Configuration admits issuers over HTTPS alone; their keys must not come by a weaker way.
    if (address.protocol !== new URL(this.issuer).protocol) throw new Error('the keys would come over another protocol');
    const { keys } = await json(address);
    if (!Array.isArray(keys)) throw new Error('the issuer publishes no list of keys');
    return new Map(keys.filter(isKey).map((key) => [key.kid, key]));
  }
}

function isKey(value: unknown): value is SigningKey & { readonly kid: string } {
  return typeof value === 'object' && value !== null && 'kid' in value && typeof value.kid === 'string';
}

async function json(address: URL): Promise<Record<string, unknown>> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`the issuer answers ${response.status}`);
  const value: unknown = await response.json();
  if (typeof value !== 'object' || value === null) throw new Error('the issuer answers no object');
  return { ...value };
}
