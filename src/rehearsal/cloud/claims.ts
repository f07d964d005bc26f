import { Refused } from '../../assembly/refusal';
import type { DeployedResource, StackLocation } from './deployed-stack';
import type { Owner, SimulatedCloud } from './simulated-cloud';

/** The unique keys that one stack operation takes and lets go, so that they can be put back when it fails. */
export class Claims {
  readonly #cloud: SimulatedCloud;
  readonly #location: StackLocation;
  readonly #taken: { readonly key: string; readonly resource: DeployedResource }[] = [];
  readonly #released: { readonly key: string; readonly owner: Owner }[] = [];

  constructor(cloud: SimulatedCloud, location: StackLocation) {
    this.#cloud = cloud;
    this.#location = location;
  }

  /**
   * Takes the keys of a resource that is made, or of one that is changed in place to have them.
   * @throws Refused when another resource has one of them
   */
  take(resource: DeployedResource, keys: readonly string[]): void {
    for (const key of keys) {
      const owner = this.#cloud.blocker(key, this.#location);
      if (owner) throw collision(this.#location, resource, key, owner);
      this.#cloud.claim(key, { ...this.#owner(resource), retained: false });
      this.#taken.push({ key, resource });
    }
  }

  /** @param retained whether the resource stays, without a stack */
  letGo(resource: DeployedResource, keys: readonly string[], retained: boolean): void {
    for (const key of keys) {
      const owner = this.#cloud.owner(key);
      if (owner) this.#released.push({ key, owner });
      if (retained) this.#cloud.claim(key, { ...this.#owner(resource), retained });
      else this.#cloud.release(key);
    }
  }

  /** Puts everything back; what was made and is kept even then stays where it is. */
  rollBack(isKept: (resource: DeployedResource) => boolean): void {
    for (const { key, resource } of this.#taken) {
      this.#cloud.release(key);
      if (isKept(resource)) this.#cloud.claim(key, { ...this.#owner(resource), retained: true });
    }
    for (const { key, owner } of this.#released) this.#cloud.claim(key, owner);
  }

  #owner({ logicalId, generation }: DeployedResource) {
    const { account, region, name } = this.#location;
    return { account, region, name, logicalId, generation };
  }
}

function collision({ name: stack }: StackLocation, { logicalId, type }: DeployedResource, key: string, owner: Owner): Refused {
  const what = key.replace(/^\S+ /, '').replace(`${type} `, '');
  const holder = `${owner.name}/${owner.logicalId}`;
  if (owner.retained) {
    return new Refused(
      'leftover-in-the-way',
      `${stack}: ${logicalId} (${type}) cannot be made: ${what} is taken by what ${holder} left behind`,
      'Import the leftover into the stack, remove it by hand, or give the new resource no fixed name.',
      logicalId,
    );
  }
  const itself = owner.name === stack && owner.logicalId === logicalId;
  return new Refused(
    'name-collision',
    itself
      ? `${stack}: ${logicalId} (${type}) must be replaced, but the new one cannot be made while the old one has ${what}`
      : `${stack}: ${logicalId} (${type}) cannot have ${what}: ${holder} has it`,
    itself
      ? 'Change its name in the same release, or give it no fixed name.'
      : `Choose another value, or let ${holder} give it up in an earlier release.`,
    logicalId,
  );
}
