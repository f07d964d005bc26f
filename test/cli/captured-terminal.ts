import { PassThrough } from 'node:stream';
import type { Terminal } from '../../src/cli/terminal';

/** A terminal whose output a test can read, and whose user it can play. */
export class CapturedTerminal implements Terminal {
  readonly out: PassThrough & { isTTY?: boolean } = new PassThrough();
  readonly err: PassThrough & { isTTY?: boolean } = new PassThrough();
  readonly input: PassThrough & { isTTY?: boolean } = new PassThrough();

  constructor(readonly environment: Terminal['environment'] = {}) {}

  get printed(): string {
    return String(this.out.read() ?? '');
  }

  get said(): string {
    return String(this.err.read() ?? '');
  }
}
