import { BadInput } from '../assembly/bad-input';
import { loadAssembly, loadManifest } from '../assembly/load-assembly';
import { releaseDigest } from '../assembly/release-digest';
import type { Connection } from '../gates/aws/connection';
import { type Clock, systemClock } from '../gates/clock';
import { readExecution } from '../gates/execution';
import type { GateContext } from '../gates/gate';
import { registry } from '../gates/registry';
import type { Verdict } from '../gates/verdict';
import type { Manifest, ManifestEnvironment } from '../schema/manifest';
import { recordVerdict } from './record-verdict';
import { coloursOf, type Terminal } from './terminal';

export type DecidedGate = keyof typeof registry;

export interface GateOptions {
  readonly environment: string;
  readonly assembly: string;
  readonly region: string;
  readonly pipeline?: string;
  readonly execution?: string;
  readonly calendar?: string;
  readonly evidence?: string;
  readonly variables?: string;
}

/**
 * Decides gates, one after the other, all of them: an approver wants to hear of every block at once. Prints each verdict with its evidence, for
 * the build log.
 *
 * @returns 0 where all pass and their records are written, else 1
 * @throws BadInput for an environment that the assembly does not know
 */
export async function gateCommand(
  names: readonly DecidedGate[],
  options: GateOptions,
  terminal: Terminal,
  { clock = systemClock, home = { region: options.region } }: { readonly clock?: Clock; readonly home?: Connection } = {},
): Promise<number> {
  const context = await contextOf(options, clock, home);
  let passes = true;
  for (const name of names) {
    const verdict = await registry[name](context);
    say(name, context, verdict, terminal);
    // Written before anything is done about it: what nobody can show later has not been decided.
    const recorded = await recordVerdict(name, context, verdict, options.variables, terminal);
    passes &&= recorded && verdict.outcome === 'pass';
  }
  return passes ? 0 : 1;
}

async function contextOf(options: GateOptions, clock: Clock, home: Connection): Promise<GateContext> {
  const { assembly: directory, environment, execution: executionId, calendar, evidence } = options;
  const manifest = loadManifest(directory);
  const name = options.pipeline?.replace(/^codepipeline\//, ''); // As CodeBuild calls its initiator.
  const pipeline = name !== undefined && executionId !== undefined ? { name, executionId } : undefined;
  return {
    manifest,
    environment: environmentOf(manifest, environment, directory),
    directory,
    // On a laptop there may be a manifest and no assembly around it; a record is never written without.
    release: evidence === undefined ? '' : releaseDigest(loadAssembly(directory)),
    clock,
    home,
    execution: pipeline
      ? await readExecution(home, pipeline.name, pipeline.executionId)
      : { state: 'unreadable', reason: 'nobody has said in which execution: pass --pipeline and --execution' },
    ...(pipeline && { pipeline }),
    ...(calendar !== undefined && { calendarArn: calendar }),
    ...(evidence !== undefined && { evidenceBucket: evidence }),
  };
}

function environmentOf({ environments }: Manifest, name: string, directory: string): ManifestEnvironment {
  const found = environments.find((environment) => environment.name === name);
  if (found) return found;
  const names = environments.map((environment) => environment.name).join(', ') || 'none';
  throw new BadInput(`--environment ${name}: not in ${directory}/carepath.json\n  It knows: ${names}.`);
}

function say(name: DecidedGate, { environment }: GateContext, { outcome, reasons, evidence }: Verdict, terminal: Terminal): void {
  const colours = coloursOf(terminal.out, terminal);
  const word = outcome === 'pass' ? colours.green('pass') : colours.red('block');
  terminal.out.write(`${word} ${name} ${environment.name}: ${reasons.join('; ')}\n${JSON.stringify(evidence)}\n`);
}
