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
    return { commit: hash, committedAt: date, modified: git(directory, 'status', '--porcelain') !== '' };
  } catch {
    return { commit: 'unknown', committedAt: now.toISOString(), modified: true };
  }
}

function git(directory: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
