import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Database servers refuse to run as root: then they run as nobody, who is on every Linux. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

/** A server on the loopback interface with a directory of its own, both of which end with it. */
export class ServerProcess {
  readonly directory: string;
  #child: ChildProcess | undefined;
  #output = '';
  readonly #credentials: { readonly uid?: number; readonly gid?: number };
  readonly #stopAtExit = () => this.#child?.kill('SIGKILL');

  /**
   * @param name begins the directory's name
   * @param refusesRoot as database servers do
   */
  constructor(name: string, refusesRoot = true) {
    this.directory = mkdtempSync(join(tmpdir(), `carepath-${name}-`));
    this.#credentials = isRoot && refusesRoot ? { uid: nobody, gid: nobody } : {};
    if (isRoot) chownSync(this.directory, nobody, nobody);
    process.once('exit', this.#stopAtExit);
  }

  /** Writes a file that the server alone may read. @returns its path */
  write(name: string, content: string): string {
    const path = join(this.directory, name);
    writeFileSync(path, content);
    if (isRoot) chownSync(path, nobody, nobody);
    chmodSync(path, 0o600);
    return path;
  }

  /** Runs a program to its end, as the user that the server will be. */
  run(program: string, args: readonly string[]): void {
    execFileSync(program, args, { ...this.#credentials, cwd: this.directory, env: this.#environment(), stdio: 'pipe' });
  }

  /** Starts the server, and waits until it has written that it is ready. @throws Error with its output where it ends instead */
  async start(program: string, args: readonly string[], ready: RegExp, environment: NodeJS.ProcessEnv = {}): Promise<void> {
    const child = spawn(program, args, { ...this.#credentials, cwd: this.directory, env: { ...this.#environment(), ...environment } });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        this.#output += chunk;
        if (ready.test(this.#output)) resolve();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`${program} ended with ${code}: ${this.#output}`)));
    });
  }

  /** @param signal what makes it end at once, and leave nothing in memory */
  async stop(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      await new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill(signal);
      });
    }
    process.off('exit', this.#stopAtExit);
    rmSync(this.directory, { recursive: true, force: true });
  }

  #environment(): NodeJS.ProcessEnv {
    return { PATH: process.env.PATH, HOME: this.directory, TZ: 'UTC', LC_ALL: 'C' };
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the loopback interface gave no port');
  return address.port;
}
