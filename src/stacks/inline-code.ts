import { join } from 'node:path';
import { Code, type InlineCode } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { type BundleContents, packagesIn } from '../supply-chain/bundle-contents';

/**
 * Code that lies in the template itself, as one file: CloudFormation takes 4 MB of it, and an asset would bring the pipeline a stage that
 * publishes it. AWS's clients are left out: Lambda's runtime has them.
 *
 * @param entry module that exports `handler`, below this directory
 * @param stead modules below this directory, by the name of the package that each stands for
 */
export function inlineCode(entry: string, stead: Readonly<Record<string, string>> = {}): InlineCode {
  const code = bundles.get(entry) ?? bundle(entry, stead);
  bundles.set(entry, code);
  return Code.fromInline(code);
}

/** What is in the code that this process has bundled, by the name of the module: no template shows it, and the SBOM asks. */
export function inlineCodeContents(): BundleContents[] {
  return [...contents].map(([name, packages]) => ({ name, packages })).sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Environments share it. */
const bundles = new Map<string, string>();
const contents = new Map<string, readonly string[]>();

/** The same bytes wherever it runs: minified output names no path. */
export function bundle(entry: string, stead: Readonly<Record<string, string>> = {}): string {
  const { outputFiles, metafile } = buildSync({
    entryPoints: [join(__dirname, entry)],
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    external: ['@aws-sdk/*'],
    alias: Object.fromEntries(Object.entries(stead).map(([name, module]) => [name, join(__dirname, module)])),
    minify: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  contents.set(entry.replace(/\.ts$/, ''), packagesIn(metafile));
  return outputFiles.map(({ text }) => text).join('');
}
