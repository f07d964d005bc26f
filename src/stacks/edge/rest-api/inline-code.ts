import { join } from 'node:path';
import { Code, type InlineCode } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

/**
 * Code that lies in the template itself, as one file: CloudFormation takes 4 MB of it, and an asset would bring the pipeline a stage that
 * publishes it.
 *
 * @param entry module that exports `handler`, below this directory's parent
 */
export function inlineCode(entry: string): InlineCode {
  const code = bundles.get(entry) ?? bundle(entry);
  bundles.set(entry, code);
  return Code.fromInline(code);
}

/** Environments share it. */
const bundles = new Map<string, string>();

/** The same bytes wherever it runs: minified output names no path. */
function bundle(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, '..', entry)],
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}
