import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { type BundleContents, packagesIn } from './bundle-contents';
import { readLockFile } from './lock-file';
import { sbomOf } from './sbom-of';

/** Beside the templates of an assembly. */
export const sbomFile = 'sbom.json';

/**
 * Writes the SBOM of an assembly into it.
 *
 * @param directory the assembly, with `inline-code.json`, in which synthesis says what is bundled in the functions
 * @param cli what esbuild says of `carepath.js`
 * @throws BadInput where the lock file cannot be read
 */
export function writeSbom(directory: string, cli: Metafile, lockFile = 'package-lock.json'): void {
  const functions: readonly BundleContents[] = JSON.parse(readFileSync(join(directory, 'inline-code.json'), 'utf8'));
  const bundles = [{ name: 'carepath.js', packages: packagesIn(cli) }, ...functions];
  writeFileSync(join(directory, sbomFile), sbomOf(readLockFile(lockFile), bundles));
}
