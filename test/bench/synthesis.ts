import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Stage } from 'aws-cdk-lib';
import { synthesise } from '../../src/pipeline/synthesise';
import { resolvePlatform } from '../../src/schema/resolve';
import { grown } from './configuration';

// One synthesis in a process of its own: `tsx synthesis.ts SERVICES ENVIRONMENTS DIRECTORY` prints how its time was spent.

/** Where a synthesis spends its time, in milliseconds; loading the modules is the rest of the process. */
export interface Split {
  readonly constructMs: number;
  readonly validateMs: number;
  readonly writeMs: number;
}

const [services, environments, outdir] = process.argv.slice(2);

/** CDK Pipelines writes each environment's stacks while the pipeline is being constructed: only the call itself tells the two apart. */
let inSynthMs = 0;
let depth = 0;
const { synth } = Stage.prototype;
Stage.prototype.synth = function timed(options) {
  const start = performance.now();
  depth += 1;
  try {
    return synth.call(this, options);
  } finally {
    depth -= 1;
    if (depth === 0) inSynthMs += performance.now() - start;
  }
};

const platform = resolvePlatform(grown({ services: Number(services), environments: Number(environments) }));
const start = performance.now();
const directory = synthesise(platform, { commit: '0'.repeat(40), committedAt: '2026-12-01T00:00:00Z', modified: false }, outdir);
const end = performance.now();

// The assembly's manifest is the last that is written before the validation begins, which ends the synthesis.
const writtenAt = statSync(join(directory, 'manifest.json')).mtimeMs - performance.timeOrigin;
const split: Split = {
  constructMs: Math.round(end - start - inSynthMs),
  validateMs: Math.round(end - writtenAt),
  writeMs: Math.round(inSynthMs - (end - writtenAt)),
};
console.log(JSON.stringify(split));
