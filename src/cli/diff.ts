import type { Change } from '../assembly/change/change';
import { changeBetween, refusedIn } from '../assembly/change/change-between';
import { loadAssembly } from '../assembly/load-assembly';
import { releaseDigest } from '../assembly/release-digest';
import { baseOf } from '../rehearsal/base/base';
import { markdownOf } from './diff-markdown';
import { describeChange } from './diff-summary';
import { withoutSecrets } from './secrets';
import { coloursOf, type Terminal, wrap } from './terminal';

export interface DiffOptions {
  readonly assembly: string;
  readonly base?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** What `--json` prints; `src/assembly/change/README.md` explains it. */
export interface DiffReport extends Change {
  readonly base: { readonly name: string; readonly reason: string };
  /** `commit` is `unknown` where the assembly does not say. */
  readonly head: { readonly commit: string; readonly digest: string };
  /** Paths of the resources for which the exit code is 1, as `<environment>/<path>`. */
  readonly refused: readonly string[];
}

/**
 * Says what an assembly changes against the release before it.
 * @returns 1 where it replaces or deletes what holds protected data, and does not declare it
 */
export async function diffCommand(options: DiffOptions, terminal: Terminal): Promise<number> {
  const head = loadAssembly(options.assembly);
  const colours = coloursOf(terminal.err, terminal);
  const say = (message: string) => terminal.err.write(`${colours.dim(wrap(message))}\n`);
  const base = await baseOf({ option: options.base, head, directory: process.cwd(), say });
  const change = withoutSecrets(changeBetween(base.assembly, head));
  const report: DiffReport = {
    base: { name: base.name, reason: base.reason },
    head: { commit: head.manifest?.source.commit ?? 'unknown', digest: releaseDigest(head) },
    refused: refusedIn(change),
    ...change,
  };
  terminal.out.write(`${written(report, options, terminal)}\n`);
  return report.refused.length > 0 ? 1 : 0;
}

function written(report: DiffReport, { json, markdown }: DiffOptions, terminal: Terminal): string {
  if (json) return JSON.stringify(report, undefined, 2);
  return markdown ? markdownOf(report) : describeChange(report, coloursOf(terminal.out, terminal));
}
