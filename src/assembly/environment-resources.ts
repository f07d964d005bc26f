import { isList, isMap } from './equal';
import { identity, type ResolvedResource } from './resolved-resource';
import type { Value, ValueMap } from './template';

/** A resource, and the stack that has it, for messages. */
export interface Found extends ResolvedResource {
  readonly stack: string;
}

/** A stack whose functions have been evaluated. */
export interface ResolvedStack {
  readonly name: string;
  readonly resources: ReadonlyMap<string, ResolvedResource>;
}

/** What an environment consists of, by type. */
export class EnvironmentResources {
  readonly #byType = new Map<string, Found[]>();

  constructor(stacks: Iterable<ResolvedStack>) {
    for (const stack of stacks) {
      for (const resource of stack.resources.values()) {
        const list = this.#byType.get(resource.type) ?? [];
        list.push({ ...resource, stack: stack.name });
        this.#byType.set(resource.type, list);
      }
    }
  }

  all(type: string): readonly Found[] {
    return this.#byType.get(type) ?? [];
  }

  /** Of all types. */
  everything(): readonly Found[] {
    return [...this.#byType.values()].flat();
  }

  /** The resource that a `Ref` to it stands for. */
  byId(type: string, physicalId: Value | undefined): Found | undefined {
    return this.all(type).find((resource) => resource.physicalId === physicalId);
  }

  /** Resources whose property has the value. */
  where(type: string, property: string, value: Value | undefined): readonly Found[] {
    return this.all(type).filter(({ properties }) => properties[property] !== undefined && properties[property] === value);
  }
}

export function named({ stack, logicalId }: Found): string {
  return `${stack}/${logicalId}`;
}

export function mapAt(properties: ValueMap, ...path: readonly string[]): ValueMap {
  const value = valueAt(properties, ...path);
  return isMap(value) ? value : {};
}

export function mapsAt(properties: ValueMap, ...path: readonly string[]): readonly ValueMap[] {
  const value = valueAt(properties, ...path);
  return isList(value) ? value.filter(isMap) : [];
}

export function textsAt(properties: ValueMap, ...path: readonly string[]): readonly string[] {
  const value = valueAt(properties, ...path);
  return isList(value) ? value.map(String) : [];
}

function valueAt(properties: ValueMap, ...path: readonly string[]): Value | undefined {
  return path.reduce<Value | undefined>((value, key) => (isMap(value) ? value[key] : undefined), properties);
}

/** Whether a text holds an attribute of the resource: its ARN, address or domain name. */
export function hasAttributeOf(text: Value | undefined, { stack, logicalId, generation }: Found): boolean {
  return typeof text === 'string' && text.includes(`⟨${identity(stack, logicalId, generation)}.`);
}
