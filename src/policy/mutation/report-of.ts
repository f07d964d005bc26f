import type { AcceptedSurvivor } from './accepted-survivors';
import { describeEdit } from './describe-edit';
import type { PlacedMutant } from './mutants-of';
import type { MutationReport, OperatorScore, Survivor } from './report';

export interface JudgedMutant {
  readonly placed: PlacedMutant;
  readonly killed: boolean;
}

/** @param judged in the order of the list of mutants */
export function reportOf(judged: readonly JudgedMutant[], accepted: readonly AcceptedSurvivor[], seconds: number): MutationReport {
  const alive = judged.filter(({ killed }) => !killed);
  return {
    mutants: judged.length,
    killed: judged.length - alive.length,
    survived: alive.map(({ placed }) => survivorOf(placed, accepted)),
    operators: scoresOf(judged),
    seconds: Math.round(seconds * 10) / 10,
  };
}

/** Entries that excuse nothing: what they excused is found now, or is gone. To be asked of a run over all mutants only. */
export function staleEntries({ survived }: MutationReport, accepted: readonly AcceptedSurvivor[]): AcceptedSurvivor[] {
  return accepted.filter((entry) => !survived.some((survivor) => excuses(entry, survivor)));
}

function survivorOf({ stack, mutant: { operator, resource, edit } }: PlacedMutant, accepted: readonly AcceptedSurvivor[]): Survivor {
  const survivor = { operator, stack: stack.name, resource, diff: describeEdit(stack.template.Resources[resource], edit) };
  const entry = accepted.find((one) => excuses(one, survivor));
  return entry ? { ...survivor, reason: entry.reason } : survivor;
}

function excuses(entry: AcceptedSurvivor, { operator, stack, resource }: Survivor): boolean {
  if (entry.operator !== operator) return false;
  const pattern = entry.resource
    .split('*')
    .map((text) => text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`).test(`${stack}/${resource}`);
}

function scoresOf(judged: readonly JudgedMutant[]): OperatorScore[] {
  const scores = new Map<string, { mutants: number; killed: number }>();
  for (const { placed, killed } of judged) {
    const { operator } = placed.mutant;
    const score = scores.get(operator) ?? { mutants: 0, killed: 0 };
    scores.set(operator, { mutants: score.mutants + 1, killed: score.killed + (killed ? 1 : 0) });
  }
  return [...scores].map(([name, score]) => ({ name, ...score }));
}
