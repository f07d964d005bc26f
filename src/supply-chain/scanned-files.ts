import { execFileSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { ScannedFile } from './find-secrets';

/**
 * The files that are, or would be, committed: tracked ones, and new ones that nothing ignores. Outside a git work tree (an archive of a
 * commit, say) everything is read but what is installed or generated.
 */
export function treeFiles(root: string): ScannedFile[] {
  return read(root, inGit(root) ?? below(root, root, new Set(['.git', 'node_modules', 'cdk.out', '.carepath', 'coverage'])));
}

/** What an assembly deploys: its templates, and the build specifications that CDK Pipelines writes beside them. */
export function deployedFiles(assembly: string): ScannedFile[] {
  return read(
    assembly,
    below(assembly, assembly, new Set()).filter((file) => /\.template\.json$|(^|\/)buildspec-[^/]*\.ya?ml$/.test(file)),
  );
}

function inGit(root: string): string[] | undefined {
  try {
    const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
    return list.split('\0').filter((file) => file !== '');
  } catch {
    return undefined;
  }
}

function below(root: string, directory: string, left: ReadonlySet<string>): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return left.has(entry.name) ? [] : below(root, path, left);
    return [relative(root, path).split(sep).join('/')];
  });
}

/** Regular files only: what a link points at is scanned where it is, and a tracked file may be deleted already. */
function read(root: string, files: readonly string[]): ScannedFile[] {
  return files
    .filter((file) => lstatSync(join(root, file), { throwIfNoEntry: false })?.isFile())
    .map((path) => ({ path, content: readFileSync(join(root, path), 'utf8') }));
}
