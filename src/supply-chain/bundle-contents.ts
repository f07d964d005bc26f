import type { Metafile } from 'esbuild';

/** One file that runs in AWS, and what of the tree of packages is in it. */
export interface BundleContents {
  /** What it is called in the SBOM, such as `carepath.js`. */
  readonly name: string;
  /** Places of packages, such as `node_modules/pg`. */
  readonly packages: readonly string[];
}

/** The packages of which files went into a bundle. */
export function packagesIn({ inputs }: Pick<Metafile, 'inputs'>): string[] {
  return [...new Set(Object.keys(inputs).flatMap(placeOf))].sort();
}

/** A place as the lock file writes it: relative to the repository, wherever the installed tree stands. */
function placeOf(file: string): string[] {
  const [, place] = /(?:^|[/\\])(node_modules[/\\].*)$/.exec(file) ?? [];
  if (place === undefined) return [];
  const parts = place.split(/[/\\]/);
  const last = parts.lastIndexOf('node_modules');
  const names = parts[last + 1]?.startsWith('@') ? 2 : 1;
  return [parts.slice(0, last + 1 + names).join('/')];
}
