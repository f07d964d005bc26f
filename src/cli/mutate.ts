import { BadInput } from '../assembly/bad-input';
import { loadAssembly } from '../assembly/load-assembly';
import { type AcceptedSurvivor, acceptedSurvivors } from '../policy/mutation/accepted-survivors';
import { judgeChosen } from '../policy/mutation/judge-chosen';
import { reportOf, staleEntries } from '../policy/mutation/report-of';
import { ownRules } from '../policy/rules/own-rules';
import { MutationProgress } from './mutate-progress';
import { describeMutation } from './mutate-summary';
import { coloursOf, type Terminal, wrap } from './terminal';

export interface MutateOptions {
  readonly assembly: string;
  /** Names of operators. @default - all */
  readonly operator?: readonly string[];
  /** As it was typed. @default - all mutants */
  readonly sample?: string;
  readonly json?: boolean;
}

/**
 * Breaks an assembly, one change at a time, and says which changes no rule on templates finds.
 * @returns 1 where a survivor is not explained, or an explanation explains nothing any more
 */
export async function mutateCommand(options: MutateOptions, terminal: Terminal): Promise<number> {
  const start = performance.now();
  const assembly = loadAssembly(options.assembly);
  const choice = { operators: options.operator, sample: sizeOf(options.sample) };
  ownRules(); // What is wrong with a rule is said once, not by each worker.

  const progress = new MutationProgress(terminal);
  const judged = await judgeChosen(assembly, choice, progress).finally(() => progress.end());
  const report = reportOf(judged, acceptedSurvivors, (performance.now() - start) / 1000);
  const text = options.json ? JSON.stringify(report, undefined, 2) : describeMutation(report, coloursOf(terminal.out, terminal));
  terminal.out.write(`${text}\n`);

  // A part of the mutants, or those of another app, says nothing of what is accepted here.
  const isWhole = choice.operators === undefined && choice.sample === undefined && assembly.manifest !== undefined;
  const stale = isWhole ? staleEntries(report, acceptedSurvivors) : [];
  complain(stale, terminal);
  return stale.length > 0 || report.survived.some(({ reason }) => reason === undefined) ? 1 : 0;
}

function sizeOf(sample: string | undefined): number | undefined {
  if (sample === undefined) return undefined;
  if (/^[1-9]\d*$/.test(sample)) return Number(sample);
  throw new BadInput(`--sample ${sample}: expected how many mutants to judge\n  Such as --sample 200.`);
}

function complain(stale: readonly AcceptedSurvivor[], terminal: Terminal): void {
  const { red } = coloursOf(terminal.err, terminal);
  for (const { operator, resource } of stale) {
    const text = `${operator} ${resource} is accepted and no longer survives. Delete its entry in src/policy/mutation/accepted-survivors.ts.`;
    terminal.err.write(`${red('error')} ${wrap(text, '      ').trimStart()}\n`);
  }
}
