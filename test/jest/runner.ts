import { createRequire, isBuiltin } from 'node:module';
import { dirname, isAbsolute, resolve, sep } from 'node:path';
import { compileFunction } from 'node:vm';

/**
 * Jest's own runner, but that only what stands in `test` is loaded anew for each test file. Packages and `src` are loaded by Node, once in a
 * worker: neither keeps more than what it has read of its own files. `jest.mock` of them is not to be had.
 *
 * Left to itself, Jest loads everything again for each test file, in a world of its own, where code runs slower: loading aws-cdk-lib alone
 * takes longer than most of the test files that need it. Here all share the world of the worker (see environment.ts).
 */
export default function run(...args: Parameters<Runner>): ReturnType<Runner> {
  const [, , , runtime] = args;
  const { executor, requireModule } = runtime;
  if (!executor?.compile || !executor.transformCache) throw new Error('this jest-runtime compiles elsewhere: adapt test/jest/runner.ts');
  const { injectedModuleParameters, transformCache } = executor;

  executor.compile = (source, filename) => compileFunction(source, injectedModuleParameters, { filename });
  runtime.requireModule = (from, name, ...more) =>
    name === undefined || isLoadedByJest(from, name) ? requireModule.call(runtime, from, name, ...more) : createRequire(from)(name);
  require.extensions['.ts'] = (module, filename) => {
    (module as CompilingModule)._compile(transformCache.transform(filename), filename);
    sourceMaps.set(filename, runtime.getSourceMaps().get(filename));
  };
  // Of what earlier test files have loaded, so that stack traces name its lines.
  for (const [filename, map] of sourceMaps) runtime.getSourceMaps().set(filename, map);
  return circus(...args);
}

/** Modules of tests; Jest's own, which it names by their paths; and Node's, of which it has versions for tests. */
function isLoadedByJest(from: string, name: string): boolean {
  return isAbsolute(name) || isBuiltin(name) || (name.startsWith('.') && resolve(dirname(from), name).startsWith(tests));
}

const tests = resolve(__dirname, '..') + sep;
const sourceMaps = new Map<string, string | undefined>();

/** What is used here of `jest-runtime`. */
interface Runtime {
  readonly executor?: {
    compile: (source: string, filename: string) => unknown;
    readonly injectedModuleParameters: readonly string[];
    readonly transformCache: { transform(filename: string): string };
  };
  requireModule(from: string, name?: string, ...more: unknown[]): unknown;
  getSourceMaps(): Map<string, string | undefined>;
}

/** Node's, with the method that its hooks have always used. */
interface CompilingModule extends NodeJS.Module {
  _compile(source: string, filename: string): void;
}

type Runner = (globalConfig: object, config: object, environment: object, runtime: Runtime, ...more: unknown[]) => Promise<object>;

const { default: circus }: { readonly default: Runner } = require('jest-circus/runner');
