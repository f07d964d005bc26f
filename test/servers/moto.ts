import { findPrograms } from './programs';
import { freePort, ServerProcess } from './server-process';

export const motoPrograms = findPrograms('moto_server');

/** AWS's APIs on the loopback interface, by moto (`pip install 'moto[server]'`): what SDK code is tried against, over HTTP. */
export class Moto {
  private constructor(
    private readonly server: ServerProcess,
    /** Where clients send their requests. */
    readonly endpoint: string,
  ) {}

  static async start({ moto_server: program }: { readonly moto_server: string }): Promise<Moto> {
    const server = new ServerProcess('moto', false);
    try {
      const port = await freePort();
      // It may live in the home of whoever runs the tests.
      await server.start(program, ['-H', '127.0.0.1', '-p', String(port)], /Running on http/, { HOME: process.env.HOME });
      return new Moto(server, `http://127.0.0.1:${port}`);
    } catch (error) {
      await server.stop('SIGKILL');
      throw error;
    }
  }

  stop(): Promise<void> {
    return this.server.stop('SIGKILL');
  }
}
