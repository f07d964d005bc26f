import type { Assembly } from '../assembly';
import { type DataProtection, dataProtectionOf, idleDeclarations } from '../data-protection';
import { equal } from '../equal';
import { isKnownType } from '../specification';
import type { Value } from '../template';
import type { Change, ChangeCounts, EnvironmentChange, ExportDifferences, NotJudged, ResourceDifference, StackDifference } from './change';
import { compareReleases, type ReleaseComparison, type StackPair } from './compare-releases';
import { resourceDifferences } from './resource-differences';

const unknownType = "AWS's specification does not have this type: nothing is known of what replaces it, or of what it holds";

/** The name under which the stacks of no stage are told of: those of the pipeline itself. */
const pipelineName = 'pipeline';

/**
 * What a release changes against another.
 * @param base undefined for nothing: everything is then added
 */
export function changeBetween(base: Assembly | undefined, head: Assembly): Change {
  const comparison = compareReleases(base, head);
  const stages = [...new Set([undefined, ...comparison.stacks.map(stageOf)])];
  return {
    environments: stages.flatMap((stage) => {
      const stacks = comparison.stacks.filter((pair) => stageOf(pair) === stage);
      return stacks.length > 0 ? [environmentChange(stage, stacks, comparison, base, head)] : [];
    }),
    notJudged: notJudged(comparison),
  };
}

/** What a change does to protected data without declaring it, as `<environment>/<path>`. */
export function refusedIn({ environments }: Change): readonly string[] {
  return environments.flatMap(({ name, stacks }) =>
    stacks.flatMap(({ resources }) => resources.filter(({ ruling }) => ruling?.kind === 'refused').map(({ path }) => `${name}/${path}`)),
  );
}

function environmentChange(
  stage: string | undefined,
  pairs: readonly StackPair[],
  { changeOf }: ReleaseComparison,
  base: Assembly | undefined,
  head: Assembly,
): EnvironmentChange {
  const protection = dataProtectionOf(stage, head.manifest, base?.manifest);
  const stacks = pairs.map((pair) => stackDifference(pair, protection, changeOf)).filter((stack) => stack !== undefined);
  const resources = stacks.flatMap((stack) => stack.resources);
  const endangered = resources.filter(({ ruling }) => ruling !== undefined).map(({ path }) => path);
  return {
    name: nameOf(stage, head) ?? nameOf(stage, base) ?? stage ?? pipelineName,
    protectsData: protection.protectsData,
    stacks,
    counts: count(resources),
    idleDeclarations: idleDeclarations(protection, base && endangered),
  };
}

function stackDifference(
  pair: StackPair,
  protection: DataProtection,
  changeOf: ReleaseComparison['changeOf'],
): StackDifference | undefined {
  const { before, after } = pair;
  const { name, account, region } = pair.artifact;
  const resources = resourceDifferences(pair, protection, changeOf);
  const exports = after ? exportDifferences(before?.exports ?? new Map(), after.exports) : { added: [], removed: [], changed: [] };
  const kind = before ? (after ? 'changed' : 'left') : 'added';
  const same = kind === 'changed' && resources.length === 0 && Object.values(exports).every(({ length }) => length === 0);
  return same ? undefined : { name, account, region, kind, resources, exports };
}

type Exports = ReadonlyMap<string, Value | undefined>;

function exportDifferences(before: Exports, after: Exports): ExportDifferences {
  const [old, young] = [before, after].map((exports) => [...exports.keys()].sort()) as [string[], string[]];
  return {
    added: young.filter((name) => !before.has(name)),
    removed: old.filter((name) => !after.has(name)),
    changed: young.filter((name) => before.has(name) && !equal(before.get(name), after.get(name))),
  };
}

function count(resources: readonly ResourceDifference[]): ChangeCounts {
  const of = (kind: ResourceDifference['kind']) => resources.filter((resource) => resource.kind === kind).length;
  return {
    added: of('added'),
    changed: of('changed'),
    mayBeReplaced: of('may-be-replaced'),
    replaced: of('replaced'),
    deleted: of('deleted'),
    retained: of('retained'),
  };
}

function notJudged({ stacks, unreadable }: ReleaseComparison): NotJudged[] {
  const unknown = stacks.flatMap(({ artifact, before, after }) =>
    [...(before?.resources.values() ?? []), ...(after?.resources.values() ?? [])]
      .filter(({ type }) => !isKnownType(type))
      .map(({ logicalId, type }) => ({ stack: artifact.name, logicalId, type, reason: unknownType })),
  );
  const keys = new Set<string>();
  return [...unreadable, ...unknown].filter((entry) => {
    const key = JSON.stringify(entry);
    return !keys.has(key) && keys.add(key);
  });
}

function nameOf(stage: string | undefined, assembly: Assembly | undefined): string | undefined {
  return stage === undefined ? undefined : assembly?.manifest?.environments.find((environment) => environment.stage === stage)?.name;
}

function stageOf({ artifact }: StackPair): string | undefined {
  return artifact.stage;
}
