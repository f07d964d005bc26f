import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands in the way of a request: an answer instead of AWS's, or a change of it. */
export type Intervention = { readonly status: number; readonly body: string } | ((body: string) => string) | undefined;

/** Stands before a server of AWS's APIs, and lets a test say what it cannot be made to do: be slow, refuse, fail. */
export class InterveningProxy {
  /** Names of the calls so far, such as `RunTask`. */
  readonly calls: string[] = [];
  intervene: (call: string) => Intervention | Promise<Intervention> = () => undefined;

  private constructor(
    private readonly server: Server,
    readonly endpoint: string,
  ) {}

  static async before(endpoint: string): Promise<InterveningProxy> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const sent = Buffer.concat(chunks);
      const target =
        String(request.headers['x-amz-target'] ?? '')
          .split('.')
          .at(-1) ?? '';
      const call = target || (/Action=(\w+)/.exec(sent.toString())?.[1] ?? 'unknown');
      proxy.calls.push(call);
      const intervention = await proxy.intervene(call);
      if (typeof intervention === 'object') {
        response
          .writeHead(intervention.status, { 'content-type': target ? 'application/x-amz-json-1.1' : 'text/xml' })
          .end(intervention.body);
        return;
      }
      const { host: _, 'content-length': __, connection: ___, ...headers } = request.headers;
      const answer = await fetch(`${endpoint}${request.url}`, { method: 'POST', headers: headers as Record<string, string>, body: sent });
      const body = await answer.text();
      const type = answer.headers.get('content-type') ?? 'text/xml';
      response.writeHead(answer.status, { 'content-type': type }).end(intervention ? intervention(body) : body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new InterveningProxy(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return proxy;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}
