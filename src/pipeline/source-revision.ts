import { execFileSync } from 'node:child_process';
import type { SourceRevision } from '../schema/manifest';

/**
 * The commit under synthesis. Outside a git work tree (an archive of a commit, say) the environment variables `CAREPATH_COMMIT` and
 * `CAREPATH_COMMITTED_AT` name it; without those it is `unknown`, and `now` is its date, so that expiries are judged by the clock.
 */
export function sourceRevision(directory: string, environment: NodeJS.ProcessEnv, now: Date): SourceRevision {
  const { CAREPATH_COMMIT: commit, CAREPATH_COMMITTED_AT: committedAt } = environment;
  if (commit && committedAt) return { commit, committedAt, modified: false };
  try {
    const [hash = '', date = ''] = git(directory, 'log', '-1', '--format=%H %cI').split(' ');
    return { commit: hash, committedAt: date, modified: git(directory, 'status', '--porcelain') !== '', authors: authorsOf(directory) };
  } catch {
    return { commit: 'unknown', committedAt: now.toISOString(), modified: true };
  }
}

/**
 * Addresses of all who wrote what the commit brought to its branch: of a merge, the commits that it merged; co-authors too. Sorted, in lower
 * case: nobody approves a release of their own.
 */
function authorsOf(directory: string): string[] {
  const format = '--format=%ae%n%(trailers:key=Co-authored-by,valueonly,unfold)';
  const hasParent = git(directory, 'log', '-1', '--format=%P') !== '';
  const lines = git(directory, 'log', format, ...(hasParent ? ['HEAD^1..HEAD'] : ['HEAD'])).split('\n');
  const addresses = lines.map((line) => /<([^<>]+)>\s*$/.exec(line)?.[1] ?? line.trim()).filter((address) => address !== '');
  return [...new Set(addresses.map((address) => address.toLowerCase()))].sort();
}

function git(directory: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
