import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Audit, canary, readAudit } from './read-audit';

/**
 * Asks the registry's advisory service about every package of a lock file, with `npm audit`, and prints the answer.
 *
 * Run as `tsx src/supply-chain/advisories.ts`, in pull requests and every night alone: it needs the network, and not every mirror of the
 * registry serves advisories.
 *
 * @returns the exit code: 0 clean, 1 vulnerable at high severity or worse, 2 where nothing is known
 */
export async function reportAdvisories(directory: string, environment: NodeJS.ProcessEnv, say: (line: string) => void): Promise<0 | 1 | 2> {
  const audit = await auditOf(directory, environment);
  switch (audit.outcome) {
    case 'clean':
      say(`No known vulnerability of high severity or worse in ${audit.packages} packages.`);
      return 0;
    case 'vulnerable':
      for (const finding of audit.findings) say(`error ${finding}`);
      say(
        'Update these packages, or what asks for them: `npm audit` says which versions are sound, `npx projen upgrade` takes the newest.',
      );
      return 1;
    case 'unknown':
      say(`error The advisory service could not be asked: ${audit.reason}.`);
      say(
        'Whether the packages have known vulnerabilities is not known, and so this step fails. Run it again, or set npm_config_registry to a registry that serves advisories.',
      );
      return 2;
  }
}

/** What is used here of a lock file, which `npm ci` has read before. */
interface Lock {
  readonly packages: { readonly [path: string]: { readonly dependencies?: { readonly [name: string]: string } } };
}

/** Of a copy that holds the canary beside the repository's own packages; nothing is installed. */
async function auditOf(directory: string, environment: NodeJS.ProcessEnv): Promise<Audit> {
  const copy = mkdtempSync(join(tmpdir(), 'carepath-audit-'));
  try {
    if (existsSync(join(directory, '.npmrc'))) copyFileSync(join(directory, '.npmrc'), join(copy, '.npmrc'));
    const { packages, ...lock }: Lock = JSON.parse(readFileSync(join(directory, 'package-lock.json'), 'utf8'));
    const own = packages[''];
    const root = { ...own, dependencies: { ...own?.dependencies, [canary.alias]: `npm:${canary.name}@${canary.version}` } };
    writeFileSync(join(copy, 'package.json'), JSON.stringify(root));
    writeFileSync(
      join(copy, 'package-lock.json'),
      JSON.stringify({
        ...lock,
        packages: { ...packages, '': root, [`node_modules/${canary.alias}`]: { name: canary.name, version: canary.version } },
      }),
    );
    return readAudit(await npmAudit(copy, environment));
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** What npm prints as JSON; its exit code says the same with fewer words. */
function npmAudit(directory: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const args = ['audit', '--json', '--audit-level=high', '--package-lock-only', '--no-update-notifier'];
  return new Promise((resolve) => {
    execFile('npm', args, { cwd: directory, env: environment, maxBuffer: 256 * 1024 * 1024 }, (_, stdout) => resolve(stdout));
  });
}

if (require.main === module) {
  reportAdvisories(process.cwd(), process.env, console.log).then((code) => {
    process.exitCode = code;
  });
}
