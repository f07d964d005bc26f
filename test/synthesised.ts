import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Assembly } from '../src/assembly/assembly';
import { loadAssembly } from '../src/assembly/load-assembly';

const directory = resolve(__dirname, '..', 'cdk.out');

/** This repository's own assembly, which `npm test` writes before it runs a test. Tests copy it before they edit it. */
export function synthesisedDirectory(): string {
  if (!existsSync(directory)) throw new Error('cdk.out is not there: run `npm test`, or `npm run synth` before a single test');
  return directory;
}

export function synthesisedAssembly(): Assembly {
  return loadAssembly(synthesisedDirectory());
}
