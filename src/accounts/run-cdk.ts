import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { BadInput } from '../assembly/bad-input';

/**
 * Runs the CDK's CLI that package-lock.json names, away from `cdk.json`: it would run the app. What it says goes to `progress`.
 * @param environment of the process: credentials among it
 * @throws BadInput where it is not installed, or fails
 */
export async function runCdk(
  args: readonly string[],
  environment: { readonly [name: string]: string | undefined },
  progress: Writable,
): Promise<void> {
  const program = findCdk();
  const directory = mkdtempSync(join(tmpdir(), 'carepath-bootstrap-'));
  try {
    const child = spawn(process.execPath, [program, ...args, '--no-notices', '--ci'], {
      cwd: directory,
      env: { ...environment, CDK_DISABLE_CLI_TELEMETRY: 'true' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said.push(chunk);
        progress.write(chunk);
      });
    }
    const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
    if (code !== 0) {
      const last = Buffer.concat(said).toString().trim().split('\n').at(-1) ?? '';
      throw new BadInput(`cdk ${args.slice(0, 2).join(' ')} failed: ${last}\n  What it said before is above. Mend that, and run it again.`);
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The repository's own, wherever this program was bundled to. */
function findCdk(): string {
  try {
    return createRequire(join(process.cwd(), 'package.json')).resolve('aws-cdk/bin/cdk');
  } catch {
    throw new BadInput('the CLI of the CDK is not installed\n  Run `npm ci` in the repository, and this from there.');
  }
}
