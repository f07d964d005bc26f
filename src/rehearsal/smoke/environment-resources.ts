import { isList, isMap } from '../../assembly/equal';
import type { Value, ValueMap } from '../../assembly/template';
import type { DeployedResource } from '../cloud/deployed-stack';
import type { SimulatedCloud } from '../cloud/simulated-cloud';

/** A resource, and the stack that has it, for messages. */
export interface Found extends DeployedResource {
  readonly stack: string;
}

/** What runs in the accounts of an environment, in all Regions. */
export class EnvironmentResources {
  readonly #byType = new Map<string, Found[]>();

  constructor(cloud: SimulatedCloud, accounts: readonly string[]) {
    for (const stack of cloud.stacks()) {
      if (!accounts.includes(stack.account)) continue;
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

  /** The resource that a `Ref` to it stands for. */
  byId(type: string, physicalId: Value | undefined): Found | undefined {
    return this.all(type).find((resource) => resource.physicalId === physicalId);
  }

  /** Resources whose property has the value. */
  where(type: string, property: string, value: Value | undefined): readonly Found[] {
    return this.all(type).filter(({ properties }) => properties[property] !== undefined && properties[property] === value);
  }
}

/** The request does not get further. The message names the link that is broken. */
export class BrokenLink extends Error {
  override readonly name = 'BrokenLink';
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
