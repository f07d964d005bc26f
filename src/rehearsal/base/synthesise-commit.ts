import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BadInput } from '../../assembly/bad-input';
import { short } from './choose-commit';
import type { Git } from './git';

const run = promisify(execFile);

export interface CommitSynthesis {
  readonly git: Git;
  readonly commit: string;
  /** Root of the repository. Its `.carepath` folder, which git ignores, holds checkouts and assemblies. */
  readonly repository: string;
  readonly say: (message: string) => void;
}

/**
 * The assembly that a commit's own `synth` task writes, with its own lock file; kept by commit, since a commit does not change.
 * @returns its directory, or undefined when the commit holds no app that writes one
 * @throws BadInput when the commit does not synthesise
 */
export async function synthesiseCommit({ git, commit, repository, say }: CommitSynthesis): Promise<string | undefined> {
  const kept = join(repository, '.carepath', 'assemblies', commit);
  if (existsSync(join(kept, 'manifest.json'))) return kept;
  if ((await git.ask('cat-file', '-e', `${commit}:src/main.ts`)) === undefined) return undefined;

  const checkout = join(repository, '.carepath', 'checkouts', `${commit}-${process.pid}`);
  try {
    mkdirSync(checkout, { recursive: true });
    await git.checkOut(commit, checkout, `${checkout}.index`);
    await install(checkout, repository, say);
    say(`synthesising ${short(commit)} by its own synth task, once for this commit`);
    await synthesise(checkout, commit, await git.ask('show', '--no-patch', '--format=%cI', commit));
    return keep(join(checkout, 'cdk.out'), kept);
  } catch (error) {
    throw new BadInput(
      `The base ${short(commit)} could not be synthesised: ${reasonOf(error)}\n  Name another base with \`--base\`, or start from empty accounts with \`--base none\`.`,
    );
  } finally {
    rmSync(checkout, { recursive: true, force: true });
    rmSync(`${checkout}.index`, { force: true });
  }
}

/** Where the lock files are the same, so is what they install: the repository's own is used. Otherwise 20 seconds are the price. */
async function install(checkout: string, repository: string, say: (message: string) => void): Promise<void> {
  const lock = 'package-lock.json';
  const [theirs, ours] = [join(checkout, lock), join(repository, lock)];
  if (existsSync(theirs) && existsSync(ours) && readFileSync(theirs).equals(readFileSync(ours))) {
    symlinkSync(join(repository, 'node_modules'), join(checkout, 'node_modules'), 'junction');
    return;
  }
  say('installing by its own lock file, which differs from the one here');
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: checkout, maxBuffer: 64 * 1024 * 1024 });
}

/** The checkout is no repository of its own, so that its app is told what it would ask git. */
async function synthesise(checkout: string, commit: string, committedAt: string | undefined): Promise<void> {
  const env = { ...process.env, CAREPATH_COMMIT: commit, CAREPATH_COMMITTED_AT: committedAt };
  const projen = join(checkout, 'node_modules', 'projen', 'bin', 'projen');
  await run(process.execPath, [projen, 'synth'], { cwd: checkout, env, maxBuffer: 64 * 1024 * 1024 });
}

/** A rename is atomic: a second run never sees half an assembly. */
function keep(written: string, kept: string): string | undefined {
  if (!existsSync(join(written, 'manifest.json'))) return undefined;
  mkdirSync(join(kept, '..'), { recursive: true });
  try {
    renameSync(written, kept);
  } catch (error) {
    if (!existsSync(join(kept, 'manifest.json'))) throw error; // Another run was first, with the same result.
  }
  return kept;
}

/** The last lines that a command wrote tell more than its exit code. */
function reasonOf(error: unknown): string {
  const { stderr, stdout, message } = error as { stderr?: string; stdout?: string; message?: string };
  const written = (stderr?.trim() || stdout?.trim() || message) ?? String(error);
  return written.split('\n').slice(-8).join('\n    ');
}
