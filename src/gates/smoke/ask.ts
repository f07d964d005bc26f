import { request } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { securityHeaders } from './security-headers';
import type { Answer } from './smoke-facts';

export interface AskOptions {
  /** After which there was no answer. */
  readonly milliseconds: number;
  /** Certificate that is trusted beside the public ones, in PEM. */
  readonly ca?: string | undefined;
  /** Whether to speak TLS 1.1 at most, as no browser of today does. */
  readonly oldTls: boolean;
}

/** OpenSSL speaks it at this level only: without, it would be the client that refuses. */
const oldTlsOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;

/**
 * A GET request. A redirect is an answer like any other. Each has a connection of its own: a name that moved, or a certificate that changed, is
 * seen.
 */
export function ask(url: string, { milliseconds, ca, oldTls }: AskOptions): Promise<Answer> {
  return new Promise((resolve) => {
    let connected = false;
    try {
      const sent = request(url, {
        agent: false,
        ...(oldTls ? oldTlsOptions : { minVersion: 'TLSv1.2' }),
        signal: AbortSignal.timeout(milliseconds),
        ...(ca && { ca }),
      });
      sent.once('socket', (socket) => socket.once('connect', () => (connected = true)));
      sent.once('response', (response) => {
        const headers = securityHeaders.flatMap((name) => {
          const value = response.headers[name];
          return value === undefined ? [] : [[name, String(value)] as const];
        });
        resolve({
          status: response.statusCode ?? 0,
          tls: (response.socket as TLSSocket).getProtocol() ?? 'unknown',
          headers: Object.fromEntries(headers),
        });
        response.once('error', () => undefined).destroy(); // What is asked for is known; the body is nobody's business.
      });
      sent.on('error', (error: NodeJS.ErrnoException) => resolve(explain(error, { connected, oldTls, milliseconds })));
      sent.end();
    } catch (error) {
      resolve({ fault: String(error) }); // Not a URL, or not of HTTPS.
    }
  });
}

interface Circumstances extends Pick<AskOptions, 'milliseconds' | 'oldTls'> {
  readonly connected: boolean;
}

const cut = (code: string) => (code === 'ECONNRESET' ? 'the connection was cut' : undefined);

/**
 * A server refuses a version by an alert, or by cutting the connection once it has heard it. Errors of the client's own OpenSSL are no refusal of
 * anybody's.
 */
function explain(error: NodeJS.ErrnoException, { connected, oldTls, milliseconds }: Circumstances): Answer {
  const { code = error.name, message } = error;
  if (code === 'ABORT_ERR') return { fault: `no answer within ${milliseconds} ms` };
  const refusal = /alert (protocol version|handshake failure|insufficient security)/.exec(message)?.[0] ?? cut(code);
  if (oldTls && connected && refusal !== undefined) return { refusedTls: refusal };
  return { fault: message || code };
}
