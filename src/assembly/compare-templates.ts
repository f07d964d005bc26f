import { compareResource, type ResourceChange } from './compare-resources';
import type { Resource, Template } from './template';

export interface TemplateChange {
  /** Every resource of either template, unchanged ones included, by logical id. */
  readonly resources: { readonly [logicalId: string]: TemplateResourceChange };
  readonly counts: ChangeCounts;
}

export interface TemplateResourceChange {
  readonly kind: ResourceChange['kind'] | 'create' | 'delete';
  /** Of the new form, or of the old where there is no new one. */
  readonly type: string;
  readonly properties: ResourceChange['properties'];
  readonly attributes: ResourceChange['attributes'];
}

export interface ChangeCounts {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly delete: number;
}

type Resources = Template['Resources'];

/** What updating a stack from one template to another does to its resources; undefined stands for a stack that is not there. */
export function compareTemplates(before: Template | undefined, after: Template | undefined): TemplateChange {
  const [old, young]: [Resources, Resources] = [before?.Resources ?? {}, after?.Resources ?? {}];
  let replaced: ReadonlySet<string> = new Set();
  for (;;) {
    const resources = compareAll(old, young, replaced);
    const found = new Set(Object.keys(resources).filter((id) => resources[id]?.kind === 'replace'));
    // A replaced resource changes what refers to it, which may replace that in turn; the set only grows.
    if (found.size === replaced.size) return { resources, counts: count(Object.values(resources)) };
    replaced = found;
  }
}

function compareAll(before: Resources, after: Resources, replaced: ReadonlySet<string>): Record<string, TemplateResourceChange> {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(ids.map((id) => [id, compareOne(before[id], after[id], replaced)]));
}

function compareOne(before: Resource | undefined, after: Resource | undefined, replaced: ReadonlySet<string>): TemplateResourceChange {
  const type = (after ?? before)?.Type ?? '';
  if (before && after) return { type, ...compareResource(before, after, replaced) };
  return { type, kind: after ? 'create' : 'delete', properties: [], attributes: [] };
}

function count(changes: readonly TemplateResourceChange[]): ChangeCounts {
  const of = (kind: TemplateResourceChange['kind']) => changes.filter((change) => change.kind === kind).length;
  return { create: of('create'), update: of('update'), replace: of('replace'), delete: of('delete') };
}
