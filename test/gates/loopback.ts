import type { RequestListener } from 'node:http';
import { createServer, type Server, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';

/** Made anew for each test file: a key that is kept in a repository is a finding, whatever it guards. */
const identity = generate([{ name: 'commonName', value: 'localhost' }], {
  keyType: 'ec',
  extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
});

/** An HTTPS server on the loopback interface, for one test. */
export class Loopback {
  private constructor(
    private readonly server: Server,
    readonly port: number,
    /** What a client has to trust, in PEM. */
    readonly certificate: string,
  ) {}

  /** @param options of TLS; by default it speaks 1.2 and 1.3 */
  static async serve(listener: RequestListener, options: ServerOptions = {}): Promise<Loopback> {
    const { cert, private: key } = await identity;
    const server = createServer({ key, cert, ...options }, listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Loopback(server, (server.address() as AddressInfo).port, cert);
  }

  /** Stops it and cuts what is still open. */
  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}
