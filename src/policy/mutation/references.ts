import { isList, isMap } from '../../assembly/equal';
import type { Resource, Template, Value } from '../../assembly/template';

/** Whose values a value reads: logical ids in `Ref`, `Fn::GetAtt` and `Fn::Sub`, of resources and parameters. */
export function idsReadBy(value: Value | undefined): string[] {
  if (isList(value)) return value.flatMap(idsReadBy);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [String(inner)];
    if (key === 'Fn::GetAtt') return [isList(inner) ? String(inner[0]) : (String(inner).split('.', 1)[0] ?? '')];
    if (key === 'Fn::Sub') return [...namesIn(isList(inner) ? inner[0] : inner), ...(isList(inner) ? idsReadBy(inner[1]) : [])];
    return idsReadBy(inner);
  });
}

function namesIn(text: Value | undefined): string[] {
  return typeof text === 'string' ? [...text.matchAll(/\$\{([^!.}]+)[.}]/g)].map(([, name]) => name ?? '') : [];
}

/** For each resource those that it names, and those that name it. */
export function neighboursIn({ Resources }: Template): ReadonlyMap<string, ReadonlySet<string>> {
  const neighbours = new Map(Object.keys(Resources).map((id) => [id, new Set<string>()]));
  for (const [id, resource] of Object.entries(Resources)) {
    for (const other of namedBy(resource)) {
      if (other === id || !neighbours.has(other)) continue;
      neighbours.get(id)?.add(other);
      neighbours.get(other)?.add(id);
    }
  }
  return neighbours;
}

function namedBy({ Properties, DependsOn = [] }: Resource): string[] {
  return [...idsReadBy(Properties), ...(typeof DependsOn === 'string' ? [DependsOn] : DependsOn)];
}
