import type { SourceRevision } from '../../schema/manifest';
import type { Git } from './git';

/** The commit that the accounts are taken to hold, and why it is that one; or why there is none. */
export type ChosenCommit = { readonly commit: string; readonly reason: string } | { readonly commit: undefined; readonly reason: string };

/**
 * The release before the head: what `main` has of it. On a branch that is the merge base; on `main` itself the parent, or the commit itself
 * where the head is that commit with uncommitted changes.
 * @param head of the assembly's manifest; undefined where it has none: then it is taken to be what is checked out
 */
export async function chooseCommit(git: Git, head: SourceRevision | undefined): Promise<ChosenCommit> {
  if ((await git.ask('rev-parse', '--git-dir')) === undefined) return none('there is no git repository here');
  const commit = (head && (await git.commit(head.commit))) ?? (await git.commit('HEAD'));
  if (!commit) return none('the repository has no commit yet');
  const modified = head && head.commit === commit ? head.modified : Boolean(await git.ask('status', '--porcelain'));

  const main = (await named(git, 'main')) ?? (await named(git, 'origin/main'));
  const shared = main && (await git.ask('merge-base', commit, main.commit));
  if (main && !shared) return none(`${short(commit)} and ${main.name} have no commit in common${await whyCut(git)}`);
  if (main && shared && shared !== commit) return { commit: shared, reason: `where this branch left ${main.name}` };
  if (modified) return { commit, reason: 'the commit below the uncommitted changes' };
  const parent = await git.commit(`${commit}^1`);
  return parent ? { commit: parent, reason: `the parent of ${short(commit)}` } : none(`${short(commit)} has no parent${await whyCut(git)}`);
}

async function named(git: Git, name: string): Promise<{ name: string; commit: string } | undefined> {
  const commit = await git.commit(name);
  return commit ? { name, commit } : undefined;
}

async function whyCut(git: Git): Promise<string> {
  const shallow = (await git.ask('rev-parse', '--is-shallow-repository')) === 'true';
  return shallow ? ' in this shallow clone (`git fetch --unshallow` fetches the rest)' : '';
}

function none(reason: string): ChosenCommit {
  return { commit: undefined, reason };
}

export function short(commit: string): string {
  return commit.slice(0, 7);
}
