import type { ResourceChange } from '../compare-resources';
import { constructPath } from '../construct-path';
import { type DataProtection, type Endangered, rule } from '../data-protection';
import { deletionPolicyOf, isRetained, replacementPolicyOf } from '../deletion-policy';
import { equal } from '../equal';
import type { ResolvedResource } from '../resolved-resource';
import { isStateful, successorOf } from '../stateful-types';
import type { Resource } from '../template';
import type { PropertyDifference, ResourceDifference } from './change';
import { type ReleaseComparison, type ResolvedStack, replacedIn, type StackPair, withoutGenerations } from './compare-releases';

/** What updating a stack does to its resources: those that stay as they are left out. Of a stack that left, nothing. */
export function resourceDifferences(
  { before, after }: StackPair,
  protection: DataProtection,
  changeOf: ReleaseComparison['changeOf'],
): ResourceDifference[] {
  if (!after) return [];
  const stays = [...after.resources.keys()].flatMap((id): ResourceDifference[] => {
    const written = after.artifact.template.Resources[id];
    const old = before?.resources.get(id);
    if (!written) return [];
    if (!before || !old)
      return [
        { ...described(after, id, written), kind: 'added', policy: undefined, successor: undefined, properties: [], ruling: undefined },
      ];
    const change = changeOf(after.artifact, id);
    return change && change.kind !== 'none' ? [changed(before, id, change, protection)] : [];
  });
  const added = new Map([...after.resources].filter(([id]) => !before?.resources.has(id)).map(([id, { type }]) => [id, type]));
  const goes = [...(before?.resources ?? [])].flatMap(([id, old]) =>
    before && !after.resources.has(id) ? [removed(before, id, old, added, protection)] : [],
  );
  return [...stays, ...goes];
}

function changed(stack: ResolvedStack, logicalId: string, change: ResourceChange, protection: DataProtection): ResourceDifference {
  const resource = writtenIn(stack, logicalId);
  const differences = [...change.properties.map(followed), ...change.attributes.map(attribute)];
  const facts = described(stack, logicalId, resource);
  const open = change.properties.some(({ impact }) => impact === 'may-replace');
  if (change.kind !== 'replace' && !open)
    return { ...facts, kind: 'changed', policy: undefined, successor: undefined, properties: differences, ruling: undefined };
  const policy = replacementPolicyOf({ updateReplacePolicy: resource.UpdateReplacePolicy });
  const how = change.kind === 'replace' ? 'replace' : 'may-replace';
  const kind = change.kind === 'replace' ? 'replaced' : 'may-be-replaced';
  return {
    ...facts,
    kind,
    policy,
    successor: undefined,
    properties: differences,
    ruling: ruled(facts, { how, policy, successor: undefined }, protection),
  };
}

function removed(
  stack: ResolvedStack,
  logicalId: string,
  old: ResolvedResource,
  added: ReadonlyMap<string, string>,
  protection: DataProtection,
): ResourceDifference {
  const resource = writtenIn(stack, logicalId);
  const policy = deletionPolicyOf({ type: old.type, properties: old.properties, deletionPolicy: resource.DeletionPolicy });
  const facts = described(stack, logicalId, resource);
  const kind = isRetained(policy) ? 'retained' : 'deleted';
  const successor = successorOf(old.type, added);
  return { ...facts, kind, policy, successor, properties: [], ruling: ruled(facts, { how: 'delete', policy, successor }, protection) };
}

type Facts = Pick<ResourceDifference, 'logicalId' | 'type' | 'path' | 'stateful'>;

function described({ artifact }: ResolvedStack, logicalId: string, { Type, Metadata }: Resource): Facts {
  const path = constructPath(artifact.stage, artifact.name, logicalId, Metadata);
  return { logicalId, type: Type, path, stateful: isStateful(Type) };
}

function ruled({ stateful, path }: Facts, fate: Omit<Endangered, 'path'>, protection: DataProtection): ResourceDifference['ruling'] {
  return stateful ? rule({ path, ...fate }, protection) : undefined;
}

function followed({ path, before, after, impact }: ResourceChange['properties'][number]): PropertyDifference {
  const { ids, without } = replacedIn(after);
  const follows = equal(before, without) ? ids : [];
  return { path, before: withoutGenerations(before), after: withoutGenerations(after), impact, follows };
}

function attribute({ name, before, after }: ResourceChange['attributes'][number]): PropertyDifference {
  return { path: name, before, after, impact: 'update', follows: [] };
}

function writtenIn({ artifact }: ResolvedStack, logicalId: string): Resource {
  return artifact.template.Resources[logicalId] ?? { Type: 'unknown' };
}
