import { equal } from './equal';
import { referencesIn } from './references';
import { type Impact, impactOf } from './specification';
import type { Resource, Value, ValueMap } from './template';

export interface ResourceChange {
  readonly kind: 'none' | 'update' | 'replace';
  /** Properties that differ, in the order of their names. */
  readonly properties: readonly PropertyChange[];
  /** Attributes beside `Properties` that differ and that CloudFormation applies, such as `DeletionPolicy`. They replace nothing. */
  readonly attributes: readonly string[];
}

export interface PropertyChange {
  readonly name: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  readonly impact: Impact;
}

/** `DependsOn` and `Condition` decide order and existence, not the resource that is there. */
const appliedAttributes = ['CreationPolicy', 'DeletionPolicy', 'UpdatePolicy', 'UpdateReplacePolicy'] as const;

/**
 * What updating a stack from one form of a resource to another does to it. Works on values as the template has them and on resolved ones.
 * @param replaced logical ids of the same template whose resources are replaced: what refers to them changes though its text does not
 */
export function compareResource(before: Resource, after: Resource, replaced: ReadonlySet<string> = new Set()): ResourceChange {
  if (before.Type !== after.Type) {
    const properties: PropertyChange[] = [{ name: 'Type', before: before.Type, after: after.Type, impact: 'replace' }];
    return { kind: 'replace', properties, attributes: [] };
  }
  const properties = changedProperties(before.Type, before.Properties ?? {}, after.Properties ?? {}, replaced);
  const attributes = [
    ...appliedAttributes.filter((attribute) => !equal(before[attribute], after[attribute])),
    ...(equal(ownMetadata(before), ownMetadata(after)) ? [] : ['Metadata']),
  ];
  if (properties.some(({ impact }) => impact === 'replace')) return { kind: 'replace', properties, attributes };
  return { kind: properties.length || attributes.length ? 'update' : 'none', properties, attributes };
}

function changedProperties(type: string, before: ValueMap, after: ValueMap, replaced: ReadonlySet<string>): PropertyChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [old, young] = [before[name], after[name]];
    const moved = replaced.size > 0 && [...referencesIn(young)].some((id) => replaced.has(id));
    if (equal(old, young) && !moved) return [];
    return [{ name, before: old, after: young, impact: impactOf(type, name, old, young) }];
  });
}

/** What the CDK writes for itself (a construct's path, an asset's) changes no resource. */
function ownMetadata({ Metadata = {} }: Resource): ValueMap {
  return Object.fromEntries(Object.entries(Metadata).filter(([key]) => !key.startsWith('aws:cdk:') && !key.startsWith('aws:asset:')));
}
