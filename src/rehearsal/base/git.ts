import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A git repository, asked through the `git` on the path. */
export class Git {
  constructor(readonly directory: string) {}

  /** Output of a command, without its last line feed; undefined when git refuses, or is not there. */
  async ask(...args: readonly string[]): Promise<string | undefined> {
    try {
      return await this.do(args);
    } catch {
      return undefined;
    }
  }

  /** The commit that a name stands for, as 40 hexadecimal digits; undefined when there is none. */
  async commit(name: string): Promise<string | undefined> {
    return this.ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
  }

  /**
   * Writes the files of a commit into a folder. An index of its own keeps the repository's untouched, and nothing is registered that would
   * have to be pruned, as a worktree would.
   */
  async checkOut(commit: string, folder: string, index: string): Promise<void> {
    const environment = { ...process.env, GIT_INDEX_FILE: index };
    await this.do(['read-tree', commit], environment);
    await this.do(['checkout-index', '--all', '--force', `--prefix=${folder}/`], environment);
  }

  private async do(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<string> {
    const { stdout } = await run('git', ['-C', this.directory, ...args], { env, maxBuffer: 64 * 1024 * 1024 });
    return stdout.trimEnd();
  }
}
