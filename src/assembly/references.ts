import { isList, isMap } from './equal';
import type { Value } from './template';

/** Logical ids (and parameters and pseudo parameters) that a value refers to through `Ref`, `Fn::GetAtt` or `Fn::Sub`. */
export function referencesIn(value: Value | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  collect(value, found);
  return found;
}

function collect(value: Value | undefined, found: Set<string>): void {
  if (isList(value)) for (const element of value) collect(element, found);
  if (!isMap(value)) return;
  for (const [key, argument] of Object.entries(value)) {
    if (key === 'Ref' && typeof argument === 'string') found.add(argument);
    if (key === 'Fn::GetAtt') found.add(typeof argument === 'string' ? beforeDot(argument) : String(isList(argument) ? argument[0] : ''));
    if (key === 'Fn::Sub') for (const id of substituted(argument)) found.add(id);
    collect(argument, found);
  }
}

/** `${Name}` and `${Name.Attribute}`, but neither `${!Literal}` nor the names that the second argument of `Fn::Sub` defines. */
function substituted(argument: Value): string[] {
  const [text, local] = isList(argument) ? argument : [argument];
  if (typeof text !== 'string') return [];
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map((match) => beforeDot(match[1] ?? '')).filter((id) => !(isMap(local) && id in local));
}

function beforeDot(text: string): string {
  return text.split('.')[0] ?? text;
}
