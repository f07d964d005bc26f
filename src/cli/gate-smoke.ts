import { BadInput } from '../assembly/bad-input';
import { loadManifest } from '../assembly/load-assembly';
import { systemClock } from '../gates/clock';
import { collectSmoke, decideSmoke } from '../gates/smoke';
import { coloursOf, type Terminal } from './terminal';

export interface SmokeOptions {
  readonly environment: string;
  readonly assembly: string;
}

/** Prints the verdict with its evidence, for the build log, and returns 0 or 1. */
export async function smokeCommand({ environment, assembly }: SmokeOptions, terminal: Terminal, clock = systemClock): Promise<number> {
  const { environments } = loadManifest(assembly);
  const found = environments.find(({ name }) => name === environment);
  if (!found) {
    const names = environments.map(({ name }) => name).join(', ') || 'none';
    throw new BadInput(`--environment ${environment}: not in ${assembly}/carepath.json\n  It knows: ${names}.`);
  }
  const { outcome, reasons, evidence } = decideSmoke(await collectSmoke({ target: found.smoke, clock }));
  const colours = coloursOf(terminal.out, terminal);
  const word = outcome === 'pass' ? colours.green('pass') : colours.red('block');
  terminal.out.write(`${word} smoke ${environment}: ${reasons.join('; ')}\n${JSON.stringify(evidence)}\n`);
  return outcome === 'pass' ? 0 : 1;
}
