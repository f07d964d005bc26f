import { referencesIn } from '../../assembly/references';
import { Refused } from '../../assembly/refusal';
import type { Resource, Template } from '../../assembly/template';

const orders = new WeakMap<Template, readonly string[]>();

/**
 * Logical ids in the order in which CloudFormation makes the resources: what one refers to or depends on comes before it.
 * @throws Refused for a circle, or for a dependency that is not in the template
 */
export function resourceOrder(stack: string, template: Template): readonly string[] {
  const known = orders.get(template);
  if (known) return known;
  const order = sort(stack, template);
  orders.set(template, order);
  return order;
}

function sort(stack: string, { Resources, Parameters = {} }: Template): string[] {
  const order: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string, path: readonly string[]) => {
    if (state.get(id) === 'done') return;
    if (state.get(id) === 'open') {
      const circle = [...path.slice(path.indexOf(id)), id].join(' -> ');
      throw new Refused('template-invalid', `${stack}: circular dependency ${circle}`, 'Break the circle.', id);
    }
    state.set(id, 'open');
    for (const next of needs(Resources[id])) {
      if (next in Resources) visit(next, [...path, id]);
      else if (!next.startsWith('AWS::') && !(next in Parameters)) {
        throw new Refused(
          'template-invalid',
          `${stack}: ${id} refers to ${next}, which is neither a resource nor a parameter of the template`,
          'Refer to something that the template holds, or import it from the stack that does.',
          id,
        );
      }
    }
    state.set(id, 'done');
    order.push(id);
  };
  for (const id of Object.keys(Resources)) visit(id, []);
  return order;
}

function needs(resource: Resource | undefined): ReadonlySet<string> {
  if (!resource) return new Set();
  const declared = typeof resource.DependsOn === 'string' ? [resource.DependsOn] : (resource.DependsOn ?? []);
  return new Set([...referencesIn(resource.Properties), ...declared]);
}
