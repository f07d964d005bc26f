import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Assembly, StackArtifact } from '../../../src/assembly/assembly';
import { changesInPlace } from '../../../src/assembly/specification';
import { unmarkedStatefulTypes } from '../../../src/assembly/stateful-types';
import type { Output, Resource } from '../../../src/assembly/template';

/**
 * What a change does to resources that hold data, by the specification's file itself and by the templates' text: another way than the
 * comparer's, which evaluates both releases. Here, what refers to a replaced resource is given another name to refer to, until no more is
 * replaced.
 */

interface SpecifiedType {
  readonly cloudFormationType: string;
  readonly isStateful?: boolean;
  readonly properties: { readonly [name: string]: { readonly causesReplacement?: 'yes' | 'no' | 'maybe' } | undefined };
}

const file = readFileSync(require.resolve('@aws-cdk/aws-service-spec/db.json.gz'));
const entities: { readonly [id: string]: SpecifiedType } = JSON.parse(gunzipSync(file).toString()).schema.resource.entities;
const types = new Map(Object.values(entities).map((type) => [type.cloudFormationType, type]));

/** `replace` and `may-replace` by the specification, with the properties; `gone` where the template has it no more. */
export interface Expected {
  readonly stack: string;
  readonly logicalId: string;
  readonly fate: 'replace' | 'may-replace' | 'gone';
  /** Top-level names, sorted. */
  readonly properties: readonly string[];
}

export function expectedLosses(base: Assembly, head: Assembly): Expected[] {
  const pairs = head.stacks.flatMap((after) => {
    const before = base.stacks.find((stack) => keyOf(stack) === keyOf(after));
    return before ? [{ before, after }] : [];
  });
  let renamed: ReadonlySet<string> = new Set();
  for (;;) {
    const found = pairs.flatMap(({ before, after }) => losses(before, after, renamed));
    const next = new Set([
      ...found.filter(({ fate }) => fate === 'replace').map(({ stack, logicalId }) => `${stack}/${logicalId}`),
      ...movedExports(pairs, renamed),
    ]);
    if (next.size === renamed.size) return found.filter(({ stack, logicalId }) => holdsData(pairs, stack, logicalId));
    renamed = next;
  }
}

interface Pair {
  readonly before: StackArtifact;
  readonly after: StackArtifact;
}

function losses(before: StackArtifact, after: StackArtifact, renamed: ReadonlySet<string>): Expected[] {
  return Object.entries(before.template.Resources).flatMap(([logicalId, old]): Expected[] => {
    const written = after.template.Resources[logicalId];
    const place = { stack: after.name, logicalId };
    if (!written) return [{ ...place, fate: 'gone', properties: [] }];
    const changed = changedProperties(old, rename(written, after.name, renamed));
    const by = (answer: 'yes' | 'maybe') => changed.filter((name) => causes(old.Type, name) === answer);
    if (by('yes').length > 0) return [{ ...place, fate: 'replace', properties: by('yes') }];
    return by('maybe').length > 0 ? [{ ...place, fate: 'may-replace', properties: by('maybe') }] : [];
  });
}

function changedProperties({ Properties: before = {} }: Resource, { Properties: after = {} }: Resource): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])).sort();
}

/** The specification's own answer, but for what the reference of the type says to change in place. */
function causes(type: string, property: string): 'yes' | 'no' | 'maybe' {
  const answer = types.get(type)?.properties[property]?.causesReplacement ?? 'no';
  return answer === 'maybe' && changesInPlace[type]?.includes(property) ? 'no' : answer;
}

/** With another name for whatever was replaced, and for exports of another value. */
function rename<T extends Resource | Output>(written: T, stack: string, renamed: ReadonlySet<string>): T {
  return JSON.parse(JSON.stringify(written), (key, value: unknown) => {
    if (key === 'Ref' && renamed.has(`${stack}/${value}`)) return `${value}~`;
    if (key === 'Fn::GetAtt' && Array.isArray(value) && renamed.has(`${stack}/${value[0]}`)) return [`${value[0]}~`, ...value.slice(1)];
    if (key === 'Fn::ImportValue' && renamed.has(`export ${JSON.stringify(value)}`)) return `${value}~`;
    return value;
  });
}

function movedExports(pairs: readonly Pair[], renamed: ReadonlySet<string>): string[] {
  return pairs.flatMap(({ before, after }) =>
    Object.entries(after.template.Outputs ?? {}).flatMap(([id, output]) => {
      const old = before.template.Outputs?.[id];
      const moved = old && JSON.stringify(old.Value) !== JSON.stringify(rename(output, after.name, renamed).Value);
      return moved && output.Export ? [`export ${JSON.stringify(output.Export.Name)}`] : [];
    }),
  );
}

function holdsData(pairs: readonly Pair[], stack: string, logicalId: string): boolean {
  const type = pairs.find(({ before }) => before.name === stack)?.before.template.Resources[logicalId]?.Type ?? '';
  return types.get(type)?.isStateful === true || type in unmarkedStatefulTypes;
}

function keyOf({ account, region, name }: StackArtifact): string {
  return `${account}/${region}/${name}`;
}
