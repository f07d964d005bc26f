import type { Assembly, StackArtifact } from '../assembly/assembly';
import { BadInput } from '../assembly/bad-input';
import type { Manifest } from '../schema/manifest';
import type { Purpose } from './deployable';

/** An account that has to stand before the first promotion, as the stacks of the assembly need it. */
export interface Account {
  /** 12 digits. */
  readonly id: string;
  readonly platform: string;
  /** Account of the pipeline. */
  readonly pipeline: string;
  readonly purposes: readonly Purpose[];
  /** `pipeline`, and names of environments. */
  readonly names: readonly string[];
  /** Where stacks go, that of most stacks first. */
  readonly regions: readonly [string, ...string[]];
  readonly stacks: readonly StackArtifact[];
}

/**
 * The accounts of an assembly, that of the pipeline first, then the environments' in promotion order.
 * @throws BadInput where the assembly does not say what its accounts are for
 */
export function accountsOf(assembly: Assembly): readonly Account[] {
  const { manifest, stacks, directory } = assembly;
  if (!manifest?.pipeline) {
    throw new BadInput(`${directory}/carepath.json does not say where the pipeline is\n  Write a new assembly with \`npm run synth\`.`);
  }
  const { platform, pipeline } = manifest;
  const ids = new Set([pipeline.account, ...manifest.environments.map(({ account }) => account), ...stacks.map(({ account }) => account)]);
  return [...ids].map((id) => {
    const own = stacks.filter(({ account }) => account === id);
    const regions = regionsOf(own);
    const [first] = regions;
    if (first === undefined) {
      throw new BadInput(`${directory}: no stack goes to account ${id}\n  Write a new assembly with \`npm run synth\`.`);
    }
    const names = namesOf(id, manifest, pipeline.account);
    const purposes: Purpose[] = [
      ...(id === pipeline.account ? (['pipeline'] as const) : []),
      ...(own.some(({ stage }) => stage !== undefined) ? (['environment'] as const) : []),
    ];
    return { id, platform, pipeline: pipeline.account, purposes, names, regions: [first, ...regions.slice(1)], stacks: own };
  });
}

function namesOf(id: string, { environments }: Manifest, pipeline: string): string[] {
  const own = environments.filter(({ account }) => account === id).map(({ name }) => name);
  return id === pipeline ? ['pipeline', ...own] : own;
}

function regionsOf(stacks: readonly StackArtifact[]): string[] {
  const count = (region: string) => stacks.filter((stack) => stack.region === region).length;
  return [...new Set(stacks.map(({ region }) => region))].sort((a, b) => count(b) - count(a) || a.localeCompare(b));
}
