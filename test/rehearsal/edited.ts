import type { Assembly, StackArtifact } from '../../src/assembly/assembly';
import { isList, isMap } from '../../src/assembly/equal';
import type { Template, Value } from '../../src/assembly/template';

type Path = readonly (string | number)[];

/**
 * The assembly with one value of one template changed, as someone would by hand in `cdk.out`.
 * @param to undefined removes it
 */
export function edited(assembly: Assembly, stackName: string, path: Path, to: Value | undefined): Assembly {
  const stacks = assembly.stacks.map((stack): StackArtifact => {
    if (stack.name !== stackName) return stack;
    return { ...stack, template: set(stack.template as unknown as Value, path, to) as unknown as Template };
  });
  if (stacks.every((stack, index) => stack === assembly.stacks[index])) throw new Error(`no stack ${stackName} to edit`);
  return { ...assembly, stacks };
}

/** The logical id of the one resource of a type that says something. */
export function idOf({ stacks }: Assembly, stackName: string, type: string, says = ''): string {
  const resources = stacks.find(({ name }) => name === stackName)?.template.Resources ?? {};
  const ids = Object.keys(resources).filter((id) => resources[id]?.Type === type && JSON.stringify([id, resources[id]]).includes(says));
  const [id, second] = ids;
  if (id === undefined || second !== undefined) throw new Error(`${ids.length} resources ${type} of ${stackName} say ${says}`);
  return id;
}

function set(value: Value, [key, ...rest]: Path, to: Value | undefined): Value {
  if (key === undefined) return to ?? null;
  if (isList(value)) {
    const index = Number(key);
    return to === undefined && rest.length === 0
      ? value.filter((_, position) => position !== index)
      : value.map((item, position) => (position === index ? set(item, rest, to) : item));
  }
  if (!isMap(value) || (rest.length > 0 && value[key] === undefined)) throw new Error(`nothing at ${key} to edit`);
  const { [key]: old, ...others } = value;
  return to === undefined && rest.length === 0 ? others : { ...value, [key]: set(old ?? null, rest, to) };
}
