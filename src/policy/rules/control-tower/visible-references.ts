import type { ParsedTemplate } from '../template-text';

/**
 * Controls look into intrinsic functions: whether a key is a `Ref` to a key of the same template. The engine resolves them before any rule is
 * asked, and a Guard rule then finds none. Under other names, in the template and in the rules, they stay as they were written: the verdicts
 * are then those of AWS's own cfn-guard, control by control, which a test holds.
 */
const intrinsic = /^(?:Fn::(\w+)|Ref)$/;
const renamed = (name = 'Ref') => `Intrinsic${name}`;

/** The rule's text with the functions' names replaced, and without its comments. */
export function renameInRule(guard: string): string {
  return guard
    .replace(/^\s*#.*$/gm, '')
    .replace(/(['"])Fn::(\w+)\1/g, (_quoted, _quote, name: string) => renamed(name))
    .replace(/'Ref'|\bRef\b/g, renamed());
}

/** What the rules on one type of resource may read of a template. */
export interface Read {
  /** Words that occur in their texts: a property of another name none of them can read. */
  readonly words: ReadonlySet<string>;
  /** Whether some of them look up what a reference leads to. */
  readonly references: boolean;
}

/** Resources with only what rules read. */
export interface ReadableResources {
  readonly resources: { readonly [logicalId: string]: object };
  /** Whether some rule looks up references: then the resources are all there, and keep their names. */
  readonly references: boolean;
}

/**
 * Of resources of these types the properties that some rule names, since the time that Guard takes grows with the text times the rules; and
 * where a rule looks up references, of every other resource its type.
 * @param read by type of resource
 */
export function readableIn({ Resources }: ParsedTemplate, read: ReadonlyMap<string, Read>): ReadableResources {
  const all = Object.entries(Resources);
  const references = all.some(([, { Type }]) => read.get(Type)?.references);
  const kept = all.flatMap(([id, { Type, Properties = {} }]): [string, object][] => {
    const words = read.get(Type)?.words;
    if (!words) return references ? [[id, { Type }]] : [];
    const named = Object.entries(Properties).filter(([property]) => words.has(property));
    return [[id, { Type, Properties: renameIn(Object.fromEntries(named)) }]];
  });
  return { resources: Object.fromEntries(kept), references };
}

function renameIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renameIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [renameKey(key), renameIn(inner)]));
}

function renameKey(key: string): string {
  const match = intrinsic.exec(key);
  return match ? renamed(match[1]) : key;
}
