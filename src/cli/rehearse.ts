import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '../assembly/assembly';
import { BadInput } from '../assembly/bad-input';
import { loadAssembly } from '../assembly/load-assembly';
import { pipelineOf } from '../assembly/pipeline-of';
import { baseOf } from '../rehearsal/base/base';
import { exampleOfABadChange } from '../rehearsal/examples/bad-change';
import { rehearse } from '../rehearsal/rehearse';
import { type InjectedFailure, isAccepted } from '../rehearsal/report';
import { approverOf } from './approver';
import { showBadChange } from './bad-change';
import { progressOn } from './progress';
import { summarise } from './summary';
import { coloursOf, type Terminal } from './terminal';

export interface RehearseOptions {
  readonly assembly: string;
  readonly base?: string;
  readonly json?: boolean;
  readonly ask?: boolean;
  readonly reject?: boolean;
  /** As `<stage>/<action>`. */
  readonly fail?: readonly string[];
  /** Name of a stage. */
  readonly freezeFrom?: string;
  readonly withBadChange?: boolean;
}

/**
 * Rehearses the promotion of an assembly and writes `rehearsal.json` into it.
 * @returns 0 only if it is promoted, nothing that is found is an error and, where asked for, the bad change is caught
 */
export async function rehearseCommand(options: RehearseOptions, terminal: Terminal): Promise<number> {
  const head = loadAssembly(options.assembly);
  pipelineOf(head); // Refused before the base is synthesised, which takes its time.
  const approver = approverOf(options, terminal);
  const failures = (options.fail ?? []).map(failureOf);
  const onProgress = progressOn(terminal);
  const say = (message: string) => onProgress({ kind: 'base', message });

  const base = await baseOf({ option: options.base, head, directory: process.cwd(), say });
  say(`base: ${base.name} (${base.reason})`);
  const report = await rehearse({
    head,
    base: base.assembly,
    baseName: base.name,
    startAt: startOf(head),
    approver,
    failures,
    ...(options.freezeFrom !== undefined && { freezeFrom: options.freezeFrom }),
    onProgress,
  });
  const json = `${JSON.stringify(report, undefined, 2)}\n`;
  write(join(head.directory, 'rehearsal.json'), json);
  terminal.out.write(options.json ? json : `\n${summarise(report, coloursOf(terminal.out, terminal))}\n`);

  if (!isAccepted(report)) return 1;
  if (!options.withBadChange) return 0;
  return (await showBadChange(exampleOfABadChange(), head, startOf(head), terminal)) ? 0 : 1;
}

/** The commit's own time, so that a report depends on what was synthesised and on nothing else. */
function startOf({ manifest }: Assembly): Date {
  return new Date(manifest?.source.committedAt ?? 0);
}

/** Names of CodePipeline have no slash. */
function failureOf(name: string): InjectedFailure {
  const [stage = '', action = ''] = name.split('/');
  return { stage, action };
}

/** Written beside and renamed: a reader never meets half a report. */
function write(file: string, text: string): void {
  try {
    writeFileSync(`${file}.part`, text);
    renameSync(`${file}.part`, file);
  } catch (error) {
    throw new BadInput(
      `${file}: cannot be written: ${(error as NodeJS.ErrnoException).code}\n  Rehearse a copy in a directory of your own.`,
    );
  }
}
