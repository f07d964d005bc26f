import type { Assembly } from '../../../src/assembly/assembly';
import type { Change, ResourceDifference } from '../../../src/assembly/change/change';
import { declarablePath } from '../../../src/assembly/data-protection';
import { isAccepted, type RehearsalReport } from '../../../src/rehearsal/report';
import { InvalidConfiguration } from '../../../src/schema/problem';
import { resolvePlatform } from '../../../src/schema/resolve';
import { platformAssembly } from '../../assembly/platform-assembly';
import type { Expected } from './expectation';

/** The day at which the walk's commits are judged. */
const today = '2026-11-01';

/** What the schema makes of a configuration: an assembly, or the problem that it names first. */
export type Made = { readonly assembly: Assembly } | { readonly problem: string };

export function made(configuration: unknown): Made {
  try {
    return { assembly: platformAssembly(resolvePlatform(configuration, { today })) };
  } catch (error) {
    if (!(error instanceof InvalidConfiguration)) throw error;
    return { problem: error.problems[0]?.message ?? 'refused' };
  }
}

export function isValid(configuration: unknown): boolean {
  try {
    resolvePlatform(configuration, { today });
    return true;
  } catch (error) {
    if (!(error instanceof InvalidConfiguration)) throw error;
    return false;
  }
}

/** What becomes of a resource that holds data. */
export interface Loss extends Expected {
  /** Of its construct, such as `database/Instance`. */
  readonly path: string;
  readonly ruling: string;
  /** Whether it stays in the account as it leaves its stack. */
  readonly kept: boolean;
}

/** In stacks that both releases have: another account, Region or name has stacks of its own, and the old ones are left. */
export function lossesIn({ environments }: Change): Loss[] {
  return environments.flatMap(({ stacks }) =>
    stacks.flatMap(({ name, resources }) => resources.flatMap((resource) => (resource.ruling ? [lossOf(name, resource)] : []))),
  );
}

export function leftIn({ environments }: Change): string[] {
  return environments.flatMap(({ stacks }) => stacks.filter(({ kind }) => kind === 'left').map(({ name }) => name));
}

const fates: { readonly [kind: string]: Expected['fate'] | undefined } = { replaced: 'replace', 'may-be-replaced': 'may-replace' };

function lossOf(stack: string, { logicalId, path, kind, properties, ruling }: ResourceDifference): Loss {
  const fate = fates[kind] ?? 'gone';
  const causes = properties.filter(({ impact }) => impact === fate).map((property) => property.path.split(/[.[]/)[0] ?? '');
  return {
    stack,
    logicalId,
    fate,
    properties: [...new Set(causes)].sort(),
    path: declarablePath(path),
    ruling: ruling?.kind ?? '',
    kept: kind === 'retained',
  };
}

/** The head with every path declared in each of its environments. */
export function declaring({ manifest, ...head }: Assembly, losses: readonly Loss[]): Assembly {
  if (!manifest) throw new Error('the assembly has no manifest');
  const allowReplacement = losses.map(({ path }) => ({
    resource: path,
    reason: 'The data is copied over by the release.',
    owner: 'platform-team',
    expires: '2027-01-31',
  }));
  return { ...head, manifest: { ...manifest, environments: manifest.environments.map((one) => ({ ...one, allowReplacement })) } };
}

/** In a word, or by the rules that speak against it. */
export function verdictOf(report: RehearsalReport): string {
  if (isAccepted(report)) return 'promoted';
  const errors = report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => `\`${rule}\``);
  return [...new Set(errors.length > 0 ? errors : [report.outcome])].sort().join(', ');
}

/** A row of the table, as `src/config/REPLACEMENTS.md` has it; undefined where nothing is worth one. */
export function rowOf(field: string, to: unknown, change: Change, verdict: string): string | undefined {
  const left = leftIn(change);
  const told = [...lossesIn(change).map(sentence), ...(left.length > 0 ? [leftSentence(left)] : [])];
  if (told.length === 0 && verdict === 'promoted') return undefined;
  return `| ${keyOf(field, to)} | ${told.join('; ') || 'none is lost'} | ${verdict} |`;
}

export function keyOf(field: string, to: unknown): string {
  return `\`${field}\` | \`${JSON.stringify(to)}\``;
}

function sentence({ path, fate, properties, ruling, kept }: Loss): string {
  const because = properties.map((name) => `\`${name}\``).join(', ');
  const refused = ruling === 'refused' ? '**refused:** ' : '';
  if (fate === 'gone') return `${refused}\`${path}\` ${kept ? 'stays behind' : 'is deleted'}`;
  return `${refused}\`${path}\` ${fate === 'replace' ? 'is' : 'may be'} replaced (${because})`;
}

function leftSentence(stacks: readonly string[]): string {
  const names = stacks.map((name) => `\`${name}\``);
  return names.length > 3 ? 'its stacks are left and still run' : `${names.join(', ')} left, still running`;
}
