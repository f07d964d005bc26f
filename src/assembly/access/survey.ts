import type { StackArtifact } from '../assembly';
import { EnvironmentResources, type Found } from '../environment-resources';
import { resolveStacks } from '../resolve-stacks';
import type { NotJudged } from './access';
import { Names } from './names';
import type { PolicyPlace } from './statements';

/** What the readers of policies share: an environment's resources, their names, and what could not be read. */
export interface Survey {
  readonly resources: EnvironmentResources;
  /** Every resource, in the order of the templates. */
  readonly all: readonly Found[];
  readonly names: Names;
  readonly notJudged: NotJudged[];
}

export function surveyOf(stacks: readonly StackArtifact[]): Survey {
  const { stacks: resolved, unreadable } = resolveStacks(stacks, () => true);
  const all = resolved.flatMap((stack) => [...stack.resources.values()].map((resource) => ({ ...resource, stack: stack.name })));
  const names = new Names(stacks, all);
  const notJudged = unreadable.map(({ stack, logicalId, reason }) => ({ where: names.of({ stack, logicalId }), reason }));
  return { resources: new EnvironmentResources(resolved), all, names, notJudged };
}

/** @param part of the resource that holds the policy, where it holds more than one */
export function placeOf({ names, notJudged }: Survey, owner: Found, part?: string): PolicyPlace {
  const policy = part === undefined ? names.of(owner) : `${names.of(owner)} (${part})`;
  return { names, home: names.home(owner.stack), policy, doubt: (reason) => doubt(notJudged, policy, reason) };
}

/** Once, however often it is met. */
export function doubt(notJudged: NotJudged[], where: string, reason: string): void {
  if (!notJudged.some((other) => other.where === where && other.reason === reason)) notJudged.push({ where, reason });
}
