import type { Assembly, StackArtifact } from '../../src/assembly/assembly';
import { EnvironmentResources } from '../../src/assembly/environment-resources';
import type { Reach } from '../../src/assembly/reach/reach';
import { reachOf } from '../../src/assembly/reach/reach-of';
import { resolveStacks } from '../../src/assembly/resolve-stacks';
import { stageName } from '../../src/pipeline/stage-name';
import type { Environment } from '../../src/schema/environment';
import type { Platform } from '../../src/schema/platform';

/** A platform, and the assembly that was synthesised from it, as the invariants look at it. */
export class Synthesised {
  readonly #deployed: readonly Deployed[];

  constructor(
    readonly platform: Platform,
    readonly assembly: Assembly,
  ) {
    const reaches = reachOf(assembly);
    this.#deployed = platform.environments.map((environment) => {
      const stacks = assembly.stacks.filter(({ stage }) => stage === stageName(environment));
      const { stacks: resolved, unreadable } = resolveStacks(stacks, () => true);
      const [unread] = unreadable;
      if (unread) throw new Error(`${unread.stack}/${unread.logicalId} cannot be read: ${unread.reason}`);
      const reach = reaches.find((candidate) => candidate.environment === environment.name);
      if (!reach) throw new Error(`${environment.name} is not followed`);
      return { environment, stacks, resources: new EnvironmentResources(resolved), reach };
    });
  }

  inEach(violations: (deployed: Deployed) => string[]): string[] {
    return this.#deployed.flatMap((deployed) => violations(deployed).map((violation) => `${deployed.environment.name}: ${violation}`));
  }
}

/** One environment of it. */
export interface Deployed {
  readonly environment: Environment;
  readonly stacks: readonly StackArtifact[];
  readonly resources: EnvironmentResources;
  readonly reach: Reach;
}

export type Invariants = { readonly [sentence: string]: (synthesised: Synthesised) => string[] };
