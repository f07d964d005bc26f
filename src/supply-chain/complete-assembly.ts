import type { Metafile } from 'esbuild';
import { loadManifest } from '../assembly/load-assembly';
import { checkLicences } from './check-licences';
import { scanSecrets } from './scan-secrets';
import { deployedFiles } from './scanned-files';
import { writeSbom } from './write-sbom';

/**
 * The supply chain's part of a synthesis, once everything is bundled: writes the SBOM, and refuses licences and secrets.
 *
 * @param cli what esbuild says of `carepath.js`
 * @returns the exit code
 */
export async function completeAssembly(directory: string, cli: Metafile, say: (line: string) => void): Promise<0 | 1 | 2> {
  writeSbom(directory, cli);
  // By the commit's date: what was good yesterday still deploys.
  const licences = checkLicences(directory, new Date(loadManifest(directory).source.committedAt), say);
  const secrets = await scanSecrets(deployedFiles(directory), say);
  return licences === 0 ? secrets : licences;
}
