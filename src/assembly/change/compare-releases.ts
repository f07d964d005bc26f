import type { Assembly, StackArtifact } from '../assembly';
import { compareResource, type ResourceChange } from '../compare-resources';
import { isMap } from '../equal';
import { evaluateLeniently } from '../intrinsics/evaluate-leniently';
import type { Scope } from '../intrinsics/scope';
import type { Reading, WrittenResource } from '../reading';
import { type ResolvedStacks, resolveStacks, type UnreadableResource } from '../resolve-stacks';
import type { ResolvedResource } from '../resolved-resource';
import type { Resource, Value, ValueMap } from '../template';

/** A stack of either release, or of both. */
export interface StackPair {
  /** The head's, or else the base's. */
  readonly artifact: StackArtifact;
  readonly before: ResolvedStack | undefined;
  readonly after: ResolvedStack | undefined;
}

export interface ResolvedStack {
  readonly artifact: StackArtifact;
  readonly resources: ReadonlyMap<string, ResolvedResource>;
  readonly exports: ReadonlyMap<string, Value | undefined>;
}

export interface ReleaseComparison {
  /** In the head's order, then those that only the base has. */
  readonly stacks: readonly StackPair[];
  /** Of a resource that both have; undefined for any other. */
  changeOf(stack: StackArtifact, logicalId: string): ResourceChange | undefined;
  /** Of either release. */
  readonly unreadable: readonly UnreadableResource[];
}

/**
 * Resolves both releases, the head on top of the base: a resource that is replaced has another id from there on, so that what refers to it,
 * in its own stack or through exports in others, differs too, and may be replaced in turn.
 */
export function compareReleases(base: Assembly | undefined, head: Assembly): ReleaseComparison {
  const before = resolved(base, { unreadable });
  const old = new Map(before.stacks.map((stack) => [keyOf(stack.artifact), stack]));
  const changes = new Map<Resource, ResourceChange>();

  /** Asked for each resource of the head before anything that refers to it is compared. */
  function generationOf({ stack, logicalId, resource }: WrittenResource, properties: ValueMap): number {
    const found = old.get(keyOf(stack));
    const earlier = found?.resources.get(logicalId);
    const written = found?.artifact.template.Resources[logicalId];
    if (!earlier || !written) return 1;
    const change = compareResource({ ...written, Properties: earlier.properties }, { ...resource, Properties: properties });
    changes.set(resource, change);
    return change.kind === 'replace' ? replacement : 1;
  }

  const after = resolved(head, { unreadable, generationOf });
  const young = new Set(after.stacks.map(({ artifact }) => keyOf(artifact)));
  return {
    stacks: [
      ...after.stacks.map((stack) => ({ artifact: stack.artifact, before: old.get(keyOf(stack.artifact)), after: stack })),
      ...before.stacks
        .filter(({ artifact }) => !young.has(keyOf(artifact)))
        .map((stack) => ({ artifact: stack.artifact, before: stack, after: undefined })),
    ],
    changeOf: ({ template }, logicalId) => {
      const written = template.Resources[logicalId];
      return written && changes.get(written);
    },
    unreadable: [...before.unreadable, ...after.unreadable],
  };
}

/** The generation of what stands for a resource of the base. */
const replacement = 2;

/** The resources, as `<stack>/<logical id>`, that a value names and that were replaced; and the value as if they had not been. */
export function replacedIn(value: Value | undefined): { readonly ids: readonly string[]; readonly without: Value | undefined } {
  if (value === undefined) return { ids: [], without: undefined };
  const mark = new RegExp(`#${replacement}(?=[.⟩])`, 'g');
  const text = JSON.stringify(value);
  const ids = [...text.matchAll(new RegExp(`([^⟨⟩"\\s]+)#${replacement}(?=[.⟩])`, 'g'))].map(([, id = '']) => id);
  return { ids: [...new Set(ids)], without: JSON.parse(text.replace(mark, '#1')) };
}

/** Generations are this comparison's own: a reader is shown ids without them. */
export function withoutGenerations<T extends Value | undefined>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value).replace(/#\d+(?=[.⟩])/g, ''));
}

function unreadable({ Properties = {} }: Resource, scope: Scope): ValueMap {
  const value = evaluateLeniently(Properties, scope);
  return typeof value !== 'symbol' && isMap(value) ? value : {};
}

interface ResolvedRelease extends Pick<ResolvedStacks, 'unreadable'> {
  readonly stacks: readonly ResolvedStack[];
}

function resolved(assembly: Assembly | undefined, reading: Partial<Reading>): ResolvedRelease {
  const artifacts = assembly?.stacks ?? [];
  const { stacks, unreadable: notRead, exportsOf } = resolveStacks(artifacts, () => true, reading);
  const found = artifacts.map((artifact, index) => ({
    artifact,
    resources: stacks[index]?.resources ?? new Map<string, ResolvedResource>(),
    exports: exportsOf(artifact),
  }));
  return { stacks: found, unreadable: notRead };
}

function keyOf({ account, region, name }: StackArtifact): string {
  return `${account}/${region}/${name}`;
}
