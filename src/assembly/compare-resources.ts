import { compareProperties, type PropertyChange } from './compare-properties';
import { equal } from './equal';
import type { Resource, Value, ValueMap } from './template';

export interface ResourceChange {
  readonly kind: 'none' | 'update' | 'replace';
  /** What differs in the properties, in the order of their names. */
  readonly properties: readonly PropertyChange[];
  /** Attributes beside `Properties` that differ and that CloudFormation applies, such as `DeletionPolicy`. They replace nothing. */
  readonly attributes: readonly AttributeChange[];
}

export interface AttributeChange {
  readonly name: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** `DependsOn` and `Condition` decide order and existence, not the resource that is there. */
const appliedAttributes = ['CreationPolicy', 'DeletionPolicy', 'UpdatePolicy', 'UpdateReplacePolicy'] as const;

/** What updating a stack from one form of a resource to another does to it. Works on values as the template has them and on resolved ones. */
export function compareResource(before: Resource, after: Resource): ResourceChange {
  if (before.Type !== after.Type) {
    const properties: PropertyChange[] = [{ path: 'Type', before: before.Type, after: after.Type, impact: 'replace' }];
    return { kind: 'replace', properties, attributes: [] };
  }
  const properties = compareProperties(before.Type, before.Properties ?? {}, after.Properties ?? {});
  const attributes = [
    ...appliedAttributes.map((name) => ({ name, before: before[name], after: after[name] })),
    { name: 'Metadata', before: ownMetadata(before), after: ownMetadata(after) },
  ].filter((attribute) => !equal(attribute.before, attribute.after));
  if (properties.some(({ impact }) => impact === 'replace')) return { kind: 'replace', properties, attributes };
  return { kind: properties.length || attributes.length ? 'update' : 'none', properties, attributes };
}

/** What the CDK writes for itself (a construct's path, an asset's) changes no resource. */
function ownMetadata({ Metadata = {} }: Resource): ValueMap | undefined {
  const own = Object.entries(Metadata).filter(([key]) => !key.startsWith('aws:cdk:') && !key.startsWith('aws:asset:'));
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}
