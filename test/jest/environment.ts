import type { JestEnvironment } from '@jest/environment';
import { ModuleMocker } from 'jest-mock';

/**
 * The worker's own world for every test file in it, instead of another global object for each. What a test file can leave behind in it is put
 * back after each file: the environment's variables, and what Jest itself replaces.
 *
 * Jest's fake timers are not here: time is passed in.
 */
export default class SharedEnvironment implements JestEnvironment {
  readonly global = globalThis as unknown as JestEnvironment['global'];
  readonly moduleMocker = new ModuleMocker(globalThis);
  readonly fakeTimers = null;
  readonly fakeTimersModern = null;
  readonly #console = console;
  readonly #variables = { ...process.env };
  readonly #process = { exit: process.exit, getBuiltinModule: process.getBuiltinModule };

  exportConditions(): string[] {
    return ['node', 'node-addons'];
  }

  /** None of its own: the runner (runner.ts) compiles modules for the world that is there. */
  getVmContext(): null {
    return null;
  }

  async setup(): Promise<void> {
    // The CDK notes where each construct is made, and would pay for each of the hundred frames that Jest asks for.
    Error.stackTraceLimit = 25;
  }

  async teardown(): Promise<void> {
    globalThis.console = this.#console;
    Object.assign(process, this.#process);
    for (const name of Object.keys(process.env)) if (!(name in this.#variables)) delete process.env[name];
    Object.assign(process.env, this.#variables);
    for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
      if (statesOfJest.has(symbol.description)) Reflect.deleteProperty(globalThis, symbol);
    }
  }
}

/** What Jest remembers of a test file's tests, and whom it tells of them. */
const statesOfJest: ReadonlySet<string | undefined> = new Set(['JEST_STATE_SYMBOL', 'EVENT_HANDLERS']);
