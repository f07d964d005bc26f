import { type DeployedStack, keyOf, type StackLocation } from './deployed-stack';

/** Who holds a unique key. */
export interface Owner extends StackLocation {
  readonly logicalId: string;
  readonly generation: number;
  /** True where the resource was retained when its stack let go of it: it is there, and belongs to nobody. */
  readonly retained: boolean;
}

/** AWS accounts and Regions, as far as stacks in them can get in each other's way. */
export class SimulatedCloud {
  readonly #stacks = new Map<string, DeployedStack>();
  readonly #owners = new Map<string, Owner>();
  readonly #generations = new Map<string, number>();
  /** While stacks deploy side by side: the stacks as they were before, and the keys that were let go meanwhile. */
  #before: ReadonlyMap<string, DeployedStack> | undefined;
  readonly #freed = new Map<string, Owner>();

  /** The same state, to try something on. */
  copy(): SimulatedCloud {
    const copy = new SimulatedCloud();
    for (const [key, stack] of this.#stacks) copy.#stacks.set(key, stack);
    for (const [key, owner] of this.#owners) copy.#owners.set(key, owner);
    for (const [key, generation] of this.#generations) copy.#generations.set(key, generation);
    return copy;
  }

  stack(location: StackLocation): DeployedStack | undefined {
    return this.#stacks.get(keyOf(location));
  }

  stacks(): readonly DeployedStack[] {
    return [...this.#stacks.values()];
  }

  /**
   * Runs stack operations that start together. What one of them makes or frees cannot be relied on by another: each sees the other stacks as
   * they were before, which is the worst that their timing can do.
   */
  sideBySide<T>(operations: () => T): T {
    this.#before = new Map(this.#stacks);
    try {
      return operations();
    } finally {
      this.#before = undefined;
      this.#freed.clear();
    }
  }

  /** The other stacks of a Region as an operation on one of them sees them. */
  neighbours({ account, region, name }: StackLocation): readonly DeployedStack[] {
    const seen = [...(this.#before ?? this.#stacks).values()];
    return seen.filter((stack) => stack.account === account && stack.region === region && stack.name !== name);
  }

  /** Any other stack, as an operation sees it. */
  seen(location: StackLocation): DeployedStack | undefined {
    return (this.#before ?? this.#stacks).get(keyOf(location));
  }

  put(stack: DeployedStack): void {
    this.#stacks.set(keyOf(stack), stack);
  }

  remove(location: StackLocation): void {
    this.#stacks.delete(keyOf(location));
  }

  owner(key: string): Owner | undefined {
    return this.#owners.get(key);
  }

  /** Who stands in the way of a stack that wants a key: its owner, or another stack that lets go of it at the same time. */
  blocker(key: string, { account, region, name }: StackLocation): Owner | undefined {
    const freed = this.#freed.get(key);
    const own = freed && freed.account === account && freed.region === region && freed.name === name;
    return this.#owners.get(key) ?? (own ? undefined : freed);
  }

  claim(key: string, owner: Owner): void {
    this.#owners.set(key, owner);
  }

  release(key: string): void {
    const owner = this.#owners.get(key);
    if (owner && this.#before) this.#freed.set(key, owner);
    this.#owners.delete(key);
  }

  /** Never the same twice for a logical id, so that a resource that was deleted and made again has another physical id. */
  nextGeneration(location: StackLocation, logicalId: string): number {
    const key = `${keyOf(location)}/${logicalId}`;
    const generation = (this.#generations.get(key) ?? 0) + 1;
    this.#generations.set(key, generation);
    return generation;
  }
}
