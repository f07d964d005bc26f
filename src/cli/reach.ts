import type { Assembly } from '../assembly/assembly';
import { BadInput } from '../assembly/bad-input';
import { loadAssembly } from '../assembly/load-assembly';
import { judgeReach, type ReachFinding } from '../assembly/reach/judge';
import { internet, type Reach } from '../assembly/reach/reach';
import { reachOf } from '../assembly/reach/reach-of';
import type { Manifest } from '../schema/manifest';
import { describeReach } from './reach-summary';
import { coloursOf, type Terminal } from './terminal';

export interface ReachOptions {
  readonly assembly: string;
  /** `internet`, or the name of a service. */
  readonly from?: string;
  readonly environment?: string;
  readonly json?: boolean;
}

/** What `--json` prints. */
export interface ReachReport {
  readonly environments: readonly Reach[];
  readonly findings: readonly ReachFinding[];
}

/**
 * Says who reaches what, by the templates of an assembly.
 * @returns 1 where something is reached that should not be
 */
export function reachCommand(options: ReachOptions, terminal: Terminal): number {
  const assembly = loadAssembly(options.assembly);
  const report = reportOf(assembly, options);
  const text = options.json
    ? `${JSON.stringify(report, undefined, 2)}\n`
    : `${describeReach(report, grantsAreKnown(assembly.manifest), coloursOf(terminal.out, terminal))}\n`;
  terminal.out.write(text);
  return report.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function reportOf(assembly: Assembly, { environment, from }: ReachOptions): ReachReport {
  const all = reachOf(assembly);
  const chosen = all.filter((reach) => environment === undefined || reach.environment === environment);
  if (chosen.length === 0) {
    const names = all.map((reach) => reach.environment).join(', ') || 'none';
    if (environment === undefined) throw new BadInput(`${assembly.directory}: no environment is in this assembly\n  Synthesise one.`);
    throw new BadInput(`--environment ${environment}: not in this assembly\n  It has: ${names}.`);
  }
  const sources = new Set([internet, ...chosen.flatMap(({ services }) => services)]);
  if (from !== undefined && !sources.has(from)) {
    throw new BadInput(`--from ${from}: neither the internet nor a service of this assembly\n  It has: ${[...sources].join(', ')}.`);
  }
  const findings = chosen.flatMap((reach) => judgeReach(reach, assembly.manifest));
  return {
    environments: chosen.map((reach) => ({
      ...reach,
      reached: reach.reached.filter((entry) => from === undefined || entry.from === from),
    })),
    findings: findings.filter((finding) => from === undefined || finding.from === null || finding.from === from),
  };
}

function grantsAreKnown(manifest: Manifest | undefined): boolean {
  return manifest?.environments.every(({ access }) => access !== undefined) ?? false;
}
