import type { Access } from '../assembly/access/access';
import { accessOf } from '../assembly/access/access-of';
import type { AccessFinding } from '../assembly/access/finding';
import { judgeAccess } from '../assembly/access/judge';
import type { Assembly } from '../assembly/assembly';
import { BadInput } from '../assembly/bad-input';
import { loadAssembly } from '../assembly/load-assembly';
import { describeAccess } from './access-summary';
import { coloursOf, type Terminal } from './terminal';

export interface AccessOptions {
  readonly assembly: string;
  readonly environment?: string;
  readonly json?: boolean;
}

/** What `--json` prints. */
export interface AccessReport {
  /** False where the assembly does not say what is granted: services are then listed, not judged. */
  readonly grantsAreKnown: boolean;
  readonly environments: readonly Access[];
  readonly findings: readonly AccessFinding[];
}

/**
 * Says who may do what, by the templates of an assembly.
 * @returns 1 where something is granted that should not be
 */
export function accessCommand(options: AccessOptions, terminal: Terminal): number {
  const report = reportOf(loadAssembly(options.assembly), options);
  const text = options.json ? JSON.stringify(report, undefined, 2) : describeAccess(report, coloursOf(terminal.out, terminal));
  terminal.out.write(`${text}\n`);
  return report.findings.length > 0 ? 1 : 0;
}

function reportOf(assembly: Assembly, { environment }: AccessOptions): AccessReport {
  const all = accessOf(assembly);
  const chosen = all.filter((access) => environment === undefined || access.environment === environment);
  if (chosen.length === 0) {
    const names = all.map((access) => access.environment).join(', ') || 'none';
    throw new BadInput(`--environment ${environment}: not in this assembly\n  It has: ${names}.`);
  }
  return {
    grantsAreKnown: assembly.manifest?.environments.every(({ access }) => access !== undefined) ?? false,
    environments: chosen,
    findings: chosen.flatMap((access) => judgeAccess(access, assembly)),
  };
}
