import { dirname } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/**
 * The CLI as one file that needs Node and nothing else: it travels in the assembly, so that no gate installs anything.
 * Run as `tsx src/cli/bundle.ts cdk.out/carepath.js`, after the synthesis.
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

/** The resource specification reads its database from beside its own module; in the bundle it is carried inside, and unpacked when asked. */
const embeddedSpecification: Plugin = {
  name: 'embedded-specification',
  setup({ onLoad }) {
    onLoad({ filter: /aws-service-spec\/lib\/index\.js$/ }, ({ path }) => ({
      resolveDir: dirname(path),
      contents: `
        const { gunzipSync } = require('node:zlib');
        const { emptyDatabase } = require('@aws-cdk/service-spec-types');
        exports.loadAwsServiceSpecSync = () => {
          const database = emptyDatabase();
          database.load(JSON.parse(gunzipSync(require('../db.json.gz')).toString()));
          return database;
        };`,
    }));
  },
};

if (require.main === module) {
  const [outfile = 'cdk.out/carepath.js'] = process.argv.slice(2);
  build(bundleOptions(outfile)).catch(() => {
    process.exitCode = 1; // esbuild has printed why.
  });
}
