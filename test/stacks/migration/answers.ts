import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** CloudFormation's side: takes answers by a pre-signed address. */
export class Answers {
  readonly taken: { readonly type: string | undefined; readonly bytes: number; readonly body: Record<string, string> }[] = [];
  /** How many are refused before one is taken. */
  refused = 0;

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async listen(): Promise<Answers> {
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      if (answers.refused > 0) {
        answers.refused -= 1;
        response.writeHead(503).end();
        return;
      }
      const text = Buffer.concat(chunks);
      answers.taken.push({ type: request.headers['content-type'], bytes: text.length, body: JSON.parse(text.toString()) });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const answers = new Answers(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/answer`);
    return answers;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }
}
