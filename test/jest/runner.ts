import { createRequire, isBuiltin } from 'node:module';
import { dirname, isAbsolute, resolve } from 'node:path';
import { compileFunction } from 'node:vm';

/**
 * Jest's own runner, but for one thing: packages are loaded once in a worker, by Node, instead of anew for each test file. A test file still
 * has every module of src and test to itself, so that no state of ours outlives it.
 *
 * Loading aws-cdk-lib takes longer than most test files that need it; and a world for each file, which Jest makes to keep its modules apart,
 * slows down whatever runs in it. Packages and tests share one (see environment.ts): an array of the one is an `Array` of the other.
 */
export default function run(...args: Parameters<Runner>): ReturnType<Runner> {
  const [, , , runtime] = args;
  const { executor, requireModule } = runtime;
  if (!executor?.injectedModuleParameters)
    throw new Error('this release of jest-runtime compiles modules elsewhere: adapt test/jest/runner.ts');
  executor.compile = (source, filename) => compileFunction(source, executor.injectedModuleParameters, { filename });
  runtime.requireModule = (from, name, ...more) => {
    if (name === undefined || isBuiltin(name) || isAbsolute(name)) return requireModule.call(runtime, from, name, ...more);
    if (!name.startsWith('.')) return createRequire(from)(name);
    const path = resolve(dirname(from), name);
    if (!kept.has(path)) return requireModule.call(runtime, from, name, ...more);
    kept.set(path, kept.get(path) ?? requireModule.call(runtime, from, name, ...more));
    return kept.get(path);
  };
  return circus(...args);
}

/** Modules of ours that keep nothing but what is the same for everybody and takes long to read. */
const kept = new Map<string, unknown>([[resolve(__dirname, '../../src/assembly/specification'), undefined]]);

/** What is used here of `jest-runtime`. */
interface Runtime {
  readonly executor?: {
    compile: (source: string, filename: string) => unknown;
    readonly injectedModuleParameters: readonly string[];
  };
  requireModule(from: string, name?: string, ...more: unknown[]): unknown;
}

type Runner = (globalConfig: object, config: object, environment: object, runtime: Runtime, ...more: unknown[]) => Promise<object>;

const { default: circus }: { readonly default: Runner } = require('jest-circus/runner');
