import type { Assembly } from '../src/assembly/assembly';
import { loadAssembly } from '../src/assembly/load-assembly';

/** Directory of this repository's own assembly, which the global setup made. Tests copy it before they edit it. */
export function synthesisedDirectory(): string {
  const directory = process.env.CAREPATH_ASSEMBLY;
  if (!directory) throw new Error('CAREPATH_ASSEMBLY is not set: run the tests with `npm test`, whose configuration synthesises first');
  return directory;
}

export function synthesisedAssembly(): Assembly {
  return loadAssembly(synthesisedDirectory());
}
