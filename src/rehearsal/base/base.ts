import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { BadInput } from '../../assembly/bad-input';
import { loadAssembly } from '../../assembly/load-assembly';
import { hasPipeline } from '../../assembly/pipeline-of';
import { chooseCommit, short } from './choose-commit';
import { Git } from './git';
import { synthesiseCommit } from './synthesise-commit';

/** What the accounts hold before the promotion that is rehearsed. */
export interface Base {
  /** Undefined: nothing. */
  readonly assembly: Assembly | undefined;
  /** A commit, a directory, or `empty accounts`. */
  readonly name: string;
  /** Why it is that one, in a sentence. */
  readonly reason: string;
}

export interface BaseRequest {
  /** A directory with an assembly, anything that git takes for a commit, or `none`; undefined: the release before the head. */
  readonly option: string | undefined;
  readonly head: Assembly;
  /** A directory inside the repository whose history is asked. */
  readonly directory: string;
  readonly say: (message: string) => void;
}

/**
 * The release that the accounts are brought to first. Without history it is none: the promotion then starts from empty accounts.
 * @throws BadInput when what was asked for is no base, or does not synthesise
 */
export async function baseOf({ option, head, directory, say }: BaseRequest): Promise<Base> {
  if (option === 'none') return empty('as asked for by `--base none`');
  if (option !== undefined && existsSync(join(option, 'manifest.json'))) {
    return { assembly: loadAssembly(option), name: option, reason: 'the assembly that `--base` names' };
  }
  const git = new Git(directory);
  const chosen = option === undefined ? await chooseCommit(git, head.manifest?.source) : await requestedCommit(git, option);
  if (chosen.commit === undefined) return empty(chosen.reason);

  const repository = (await git.ask('rev-parse', '--show-toplevel')) ?? directory;
  const synthesised = await synthesiseCommit({ git, commit: chosen.commit, repository, say });
  if (!synthesised) return empty(`${short(chosen.commit)}, ${chosen.reason}, writes no cloud assembly`);
  const assembly = loadAssembly(synthesised);
  if (!hasPipeline(assembly)) return empty(`${short(chosen.commit)}, ${chosen.reason}, has no pipeline that would have deployed it`);
  return { assembly, name: chosen.commit, reason: chosen.reason };
}

async function requestedCommit(git: Git, option: string): Promise<{ commit: string; reason: string }> {
  const commit = await git.commit(option);
  if (commit) return { commit, reason: 'as `--base` names it' };
  throw new BadInput(
    `--base ${option}: neither a directory with a cloud assembly nor a commit of this repository\n  Name a branch, a tag, a commit or a directory, or \`none\` for empty accounts.`,
  );
}

function empty(reason: string): Base {
  return { assembly: undefined, name: 'empty accounts', reason };
}
