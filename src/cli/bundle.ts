import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/**
 * The CLI as one file that needs Node and nothing else: it travels in the assembly, so that no gate installs anything.
 * Run as `tsx src/cli/bundle.ts cdk.out/carepath.js`, after the synthesis: it then says, too, which budgets are lower than the cost, writes the
 * SBOM and the control matrix, and holds the assembly to the rules of the supply chain.
 */
export function bundleOptions(outfile: string): BuildOptions {
  return {
    entryPoints: ['src/cli/carepath.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    loader: { '.gz': 'binary' },
    plugins: [embeddedSpecification],
  };
}

/** The resource specification is a file of its package; the bundle carries it inside, and unpacks it when asked. */
const embeddedSpecification: Plugin = {
  name: 'embedded-specification',
  setup({ onLoad }) {
    onLoad({ filter: /assembly[/\\]specification-file\.ts$/ }, ({ path }) => ({
      resolveDir: dirname(path),
      contents: "exports.specificationFile = () => require('@aws-cdk/aws-service-spec/db.json.gz');",
    }));
  },
};

if (require.main === module) {
  const [outfile = 'cdk.out/carepath.js'] = process.argv.slice(2);
  const directory = dirname(outfile);
  const isAssembly = existsSync(join(directory, 'manifest.json'));
  build({ ...bundleOptions(outfile), metafile: true }).then(
    async ({ metafile }) => {
      if (!isAssembly || metafile === undefined) return;
      const { completeAssembly } = require('../supply-chain/complete-assembly') as typeof import('../supply-chain/complete-assembly');
      process.exitCode = await completeAssembly(directory, metafile, console.error);
    },
    () => {
      process.exitCode = 1; // esbuild has printed why.
    },
  );
  // While esbuild works in a process of its own: a start of Node would cost the build a second.
  if (isAssembly) {
    const { loadAssembly } = require('../assembly/load-assembly') as typeof import('../assembly/load-assembly');
    const { writeControls } = require('./controls') as typeof import('./controls');
    const { sayFindings } = require('./cost-findings') as typeof import('./cost-findings');
    const { stdout: out, stderr: err, stdin: input, env: environment } = process;
    const assembly = loadAssembly(directory);
    writeControls(assembly);
    sayFindings(assembly, { out, err, input, environment });
  }
}
