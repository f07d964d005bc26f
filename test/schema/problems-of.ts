import { InvalidConfiguration, type Problem } from '../../src/schema/problem';
import { type ResolveOptions, resolvePlatform } from '../../src/schema/resolve';

/** What is wrong with a configuration; nothing where it resolves. Any other error is a defect, and passes through. */
export function problemsOf(configuration: unknown, options?: ResolveOptions): readonly Problem[] {
  try {
    resolvePlatform(configuration, options);
    return [];
  } catch (error) {
    if (error instanceof InvalidConfiguration) return error.problems;
    throw error;
  }
}
