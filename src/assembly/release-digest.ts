import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import type { Assembly } from './assembly';
import { UnreadableAssembly } from './bad-input';

/**
 * The identity of a release: SHA-256, in hexadecimal, over what it deploys and the commit that it was made from, in canonical JSON (RFC 8785).
 * Templates carry image digests; asset manifests say what is published where. The construct tree, metadata files, reports and times say
 * nothing about what runs, and some of them hold paths of the machine: they are left out, so that two directories give one digest.
 * @throws UnreadableAssembly when an asset that a manifest names is not there
 */
export function releaseDigest(assembly: Assembly): string {
  const { directory, stacks, manifest } = assembly;
  const sources = new Set([...stacks.flatMap(({ assets }) => assets.sources), ...buildSpecifications(directory)]);
  const release = {
    commit: manifest?.source.commit ?? null,
    stacks: Object.fromEntries(
      stacks.map(({ id, name, account, region, template, terminationProtection, assets }) => [
        id,
        { name, account, region, template, terminationProtection, assets: assets.manifests },
      ]),
    ),
    contents: Object.fromEntries([...sources].map((source) => [source, contentHash(directory, source)])),
  };
  return sha256(canonicalize(release) ?? '');
}

/** CDK Pipelines puts what the asset projects run into files that no asset manifest names. */
function buildSpecifications(directory: string): string[] {
  return readdirSync(directory).filter((file) => /^buildspec-.*\.ya?ml$/.test(file));
}

/** Of a file: its bytes. Of a directory: names and bytes of all files in it. */
function contentHash(directory: string, source: string): string {
  const path = join(directory, source);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) {
    throw new UnreadableAssembly(path, 'is named by an asset manifest and is not there', 'Synthesise again with `npm run synth`.');
  }
  if (!stats.isDirectory()) return sha256(readFileSync(path));
  const entries = readdirSync(path).sort();
  return sha256(JSON.stringify(entries.map((entry) => [entry, contentHash(directory, join(source, entry))])));
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
