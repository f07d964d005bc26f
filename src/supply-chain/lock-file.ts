import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BadInput } from '../assembly/bad-input';

/** A package at one place of the tree that `npm ci` lays down. */
export interface LockedPackage {
  /** Place below the repository, such as `node_modules/jest/node_modules/chalk`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** As the package states it, an SPDX expression or not. */
  readonly licence?: string;
  /** Subresource integrity, such as `sha512-...=`. */
  readonly integrity?: string;
  /** Where it is fetched from. */
  readonly resolved?: string;
  /** Whether development alone needs it. */
  readonly development: boolean;
  /** Whether `npm ci` may leave it out, as on another platform. */
  readonly optional: boolean;
  /** Whether it comes inside the archive of a package that needs it. */
  readonly inArchive: boolean;
  /** Places of the packages that it asks for: those that Node.js would find from there. */
  readonly dependencies: readonly string[];
}

export interface LockFile {
  /** The repository itself. */
  readonly root: { readonly name: string; readonly version: string; readonly licence?: string; readonly dependencies: readonly string[] };
  /** By place, in the order of the file. */
  readonly packages: readonly LockedPackage[];
}

const names = z.record(z.string(), z.string()).default({});
const entry = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  resolved: z.string().optional(),
  dev: z.boolean().default(false),
  optional: z.boolean().default(false),
  devOptional: z.boolean().default(false),
  inBundle: z.boolean().default(false),
  dependencies: names,
  devDependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
});
type Entry = z.output<typeof entry>;

const lockFile = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), entry) });

/** @throws BadInput where the file is no lock file of npm 7 or newer */
export function readLockFile(file: string): LockFile {
  const packages = entriesOf(file);
  const { '': root, ...others } = packages;
  if (root === undefined) throw new BadInput(`${file} does not say whose lock file it is\n  Write it again with \`npm install\`.`);
  const places = new Set(Object.keys(others));
  return {
    root: {
      name: root.name ?? 'unnamed',
      version: root.version ?? '0.0.0',
      ...(root.license !== undefined && { licence: root.license }),
      dependencies: found('', [...asked(root), ...Object.keys(root.devDependencies)], places),
    },
    packages: Object.entries(others).map(([path, one]) => lockedPackage(file, path, one, places)),
  };
}

function entriesOf(file: string): Readonly<Record<string, Entry>> {
  try {
    return lockFile.parse(JSON.parse(readFileSync(file, 'utf8'))).packages;
  } catch (error) {
    const why = error instanceof z.ZodError ? 'it is not of lockfileVersion 3' : error instanceof Error ? error.message : String(error);
    throw new BadInput(`${file} cannot be read as a lock file: ${why}\n  Write it again with \`npm install\`, npm 7 or newer.`);
  }
}

function lockedPackage(file: string, path: string, one: Entry, places: ReadonlySet<string>): LockedPackage {
  const { version, license, integrity, resolved, inBundle } = one;
  // A link to a folder of the repository has none; there are no such folders here, and the SBOM could not say what is in them.
  if (version === undefined) throw new BadInput(`${file}: ${path} has no version\n  Depend on packages of a registry, not on folders.`);
  return {
    path,
    name: one.name ?? path.slice(path.lastIndexOf(folder) + folder.length),
    version,
    ...(license !== undefined && { licence: license }),
    ...(integrity !== undefined && { integrity }),
    ...(resolved !== undefined && { resolved }),
    development: one.dev || one.devOptional,
    optional: one.optional || one.devOptional,
    inArchive: inBundle,
    dependencies: found(path, asked(one), places),
  };
}

const asked = ({ dependencies, optionalDependencies, peerDependencies }: Entry) => [
  ...new Set([dependencies, optionalDependencies, peerDependencies].flatMap(Object.keys)),
];

const folder = 'node_modules/';

/** Where Node.js finds them from there: in the nearest folder upwards. What is nowhere is an optional one that nobody wants. */
function found(from: string, wanted: readonly string[], places: ReadonlySet<string>): string[] {
  return wanted.flatMap((name) => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf(`/${folder}`)))) {
      const place = `${at === '' ? '' : `${at}/`}${folder}${name}`;
      if (places.has(place)) return [place];
      if (at === '') return [];
    }
  });
}
