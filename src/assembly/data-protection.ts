import type { AllowedReplacement } from '../schema/allowed-replacement';
import { isPast } from '../schema/last-day';
import type { Manifest } from '../schema/manifest';
import { isRetained } from './deletion-policy';

/** What an environment says of its data. */
export interface DataProtection {
  /** In the base or in the head: what the accounts hold was put there under the base's word. Undefined where neither says. */
  readonly protectsData: boolean | undefined;
  /** The head's declarations. Those of the base were about another release. */
  readonly allowed: readonly AllowedReplacement[];
  /** The head's date. */
  readonly asOf: Date;
}

/** A resource that holds data, and what a release does to it. */
export interface Endangered {
  /** As `constructPath` gives it. */
  readonly path: string;
  readonly how: 'replace' | 'may-replace' | 'delete';
  /** What becomes of the old one, such as `Snapshot`. */
  readonly policy: string;
  /** Logical id of what takes its place, empty; undefined where nothing does. */
  readonly successor: string | undefined;
}

/**
 * `refused`: data is protected there, and nothing declares it. `declared`: the head declares it. `left-behind`: it stays, without a stack.
 * `unprotected`: data is not protected there. `unknown`: neither assembly says whether it is.
 */
export interface Ruling {
  readonly kind: 'refused' | 'declared' | 'left-behind' | 'unprotected' | 'unknown';
  /** The entry that declares it, or one that did until it expired. */
  readonly declaration: AllowedReplacement | undefined;
}

/** @param stage of the pipeline; undefined for what belongs to none, which no environment speaks for */
export function dataProtectionOf(stage: string | undefined, head: Manifest | undefined, base: Manifest | undefined): DataProtection {
  const [young, old] = [head, base].map((manifest) => manifest?.environments.find((environment) => environment.stage === stage));
  const said = [young?.protectData, old?.protectData].filter((answer) => answer !== undefined);
  const unspoken = stage === undefined && head ? false : undefined;
  return {
    protectsData: said.length > 0 ? said.includes(true) : unspoken,
    allowed: young?.allowReplacement ?? [],
    asOf: new Date(head?.source.committedAt ?? 0),
  };
}

/** A deletion that leaves the resource where it is loses nothing, unless another takes its place. A replacement does, whatever becomes of the old one: the new one is empty. */
export function rule({ path, how, policy, successor }: Endangered, { protectsData, allowed, asOf }: DataProtection): Ruling {
  if (how === 'delete' && isRetained(policy) && successor === undefined) return { kind: 'left-behind', declaration: undefined };
  if (protectsData === undefined) return { kind: 'unknown', declaration: undefined };
  if (!protectsData) return { kind: 'unprotected', declaration: undefined };
  const entries = allowed.filter((entry) => speaksOf(entry, path));
  const standing = entries.find(({ expires }) => !isPast(expires, asOf));
  return standing ? { kind: 'declared', declaration: standing } : { kind: 'refused', declaration: entries[0] };
}

/** A declaration of the head that has no effect. */
export interface IdleDeclaration extends AllowedReplacement {
  readonly because: 'nothing replaces or deletes it' | 'it has expired';
}

/** @param endangered paths of what the release replaces or deletes; undefined where there is no release before, and so nothing to replace */
export function idleDeclarations({ allowed, asOf }: DataProtection, endangered: readonly string[] | undefined): IdleDeclaration[] {
  return allowed.flatMap((entry): IdleDeclaration[] => {
    if (isPast(entry.expires, asOf)) return [{ ...entry, because: 'it has expired' }];
    const idle = endangered && !endangered.some((path) => speaksOf(entry, path));
    return idle ? [{ ...entry, because: 'nothing replaces or deletes it' }] : [];
  });
}

/** Constructs that stand for one resource call it `Resource`, or `Default`: who edits configuration need not know which. */
function speaksOf({ resource }: AllowedReplacement, path: string): boolean {
  return path === resource || path === `${resource}/Resource` || path === `${resource}/Default`;
}

/** The path as a declaration names it: without what `speaksOf` adds. */
export function declarablePath(path: string): string {
  return path.replace(/\/(Resource|Default)$/, '');
}

/** What to write to declare it. */
export function declarationOf(path: string): string {
  return `allowReplacement: [{ resource: '${declarablePath(path)}', reason, owner, expires }]`;
}
