import { isList, isMap } from '../../assembly/equal';
import type { Resource, Template, Value, ValueMap } from '../../assembly/template';
import type { Edit, Path } from './operator';
import { idsReadBy } from './references';

/**
 * The template with one edit made; everything else is shared with the one that was given.
 * @returns undefined where the edit takes a resource away whose values others read
 */
export function applyEdit(template: Template, id: string, edit: Edit): Template | undefined {
  const resource = template.Resources[id];
  if (!resource) return undefined;
  if (edit.path.length === 0) return isRead(template, id) ? undefined : withoutResource(template, id);
  return { ...template, Resources: { ...template.Resources, [id]: changed(resource, edit) } };
}

function changed(resource: Resource, { path, value }: Edit): Resource {
  const edited = withValue(Object.fromEntries(Object.entries(resource)), path, value);
  return { ...(isMap(edited) ? edited : {}), Type: resource.Type };
}

/** A list grows where a position is its end; maps appear on the way to what is put below them. */
function withValue(before: Value | undefined, path: Path, value: Value | undefined): Value | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list = isList(before) ? before : [];
    const element = withValue(list[key], rest, value);
    return element === undefined ? list.filter((_, index) => index !== key) : Object.assign([...list], { [key]: element });
  }
  const map: ValueMap = isMap(before) ? before : {};
  const child = withValue(map[key], rest, value);
  if (child !== undefined) return { ...map, [key]: child };
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key));
}

/** Nothing but an order of deployment names what is gone: that goes with it. */
function withoutResource(template: Template, id: string): Template {
  const others = Object.entries(template.Resources).filter(([other]) => other !== id);
  return { ...template, Resources: Object.fromEntries(others.map(([other, resource]) => [other, notAfter(resource, id)])) };
}

function notAfter({ DependsOn, ...resource }: Resource, id: string): Resource {
  if (DependsOn === undefined) return resource;
  const rest = (typeof DependsOn === 'string' ? [DependsOn] : DependsOn).filter((dependency) => dependency !== id);
  return rest.length > 0 ? { ...resource, DependsOn: rest } : resource;
}

function isRead(template: Template, id: string): boolean {
  const others = Object.entries(template.Resources).filter(([other]) => other !== id);
  const values = [...others.map(([, { Properties }]) => Properties), ...Object.values(template.Outputs ?? {}).map(({ Value }) => Value)];
  return values.some((value) => idsReadBy(value).includes(id));
}
