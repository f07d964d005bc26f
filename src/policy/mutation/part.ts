import type { Template } from '../../assembly/template';

/**
 * What of a template must be judged when one resource of it changes: that resource and its neighbours, without the rest and without outputs.
 * A rule that looks further is answered by a judgement of the whole, which every survivor gets.
 */
export function partAround(template: Template, id: string, neighbours: ReadonlySet<string>): Template {
  const { Outputs, Resources, ...sections } = template;
  const kept = Object.entries(Resources).filter(([other]) => other === id || neighbours.has(other));
  return { ...sections, Resources: Object.fromEntries(kept) };
}
