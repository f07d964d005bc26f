import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Hands everything on to moto but the one call of a bootstrap that it does not know, which it answers as CloudFormation does. */
export class MotoGateway {
  private constructor(
    private readonly server: Server,
    readonly endpoint: string,
    /** Bodies of the calls that it has answered. */
    readonly answered: readonly string[],
  ) {}

  static async before(moto: string): Promise<MotoGateway> {
    const answered: string[] = [];
    const server = createServer(async (incoming, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      if (body.includes('Action=UpdateTerminationProtection')) {
        answered.push(String(body));
        response.writeHead(200, { 'content-type': 'text/xml' }).end(
          `<UpdateTerminationProtectionResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
            <UpdateTerminationProtectionResult><StackId>example</StackId></UpdateTerminationProtectionResult>
          </UpdateTerminationProtectionResponse>`,
        );
        return;
      }
      const { 'transfer-encoding': _chunked, ...headers } = incoming.headers;
      const { hostname, port } = new URL(moto);
      request(
        { hostname, port, method: incoming.method, path: incoming.url, headers: { ...headers, 'content-length': body.length } },
        (answer) => {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
        },
      )
        .on('error', () => response.destroy())
        .end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new MotoGateway(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answered);
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}
