import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Assembly } from '../../src/assembly/assembly';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { pipelineOf } from '../../src/assembly/pipeline-of';
import type { Size } from './configuration';
import type { Split } from './synthesis';

const root = resolve(__dirname, '..', '..');

export interface Run extends Size, Split {
  /** From the start of the process to its end, in milliseconds. */
  readonly totalMs: number;
  /** In all templates together. */
  readonly resources: number;
  readonly largestTemplate: LargestTemplate;
  readonly mostActionsInAStage: number;
}

export interface LargestTemplate {
  readonly stack: string;
  readonly resources: number;
  readonly bytes: number;
}

/** The time of an app with nothing in it, in milliseconds. */
export function measureFloor(): number {
  return inDirectory((directory) => Math.round(timed('floor.ts', directory).totalMs));
}

/** One synthesis in a fresh process, past the policy gate, and what it wrote. */
export function measure(size: Size): Run {
  return inDirectory((directory) => {
    const { totalMs, stdout } = timed('synthesis.ts', String(size.services), String(size.environments), directory);
    const split: Split = JSON.parse(stdout);
    const assembly = loadAssembly(directory);
    const { stages } = pipelineOf(assembly);
    return {
      ...size,
      totalMs: Math.round(totalMs),
      ...split,
      resources: assembly.stacks.reduce((sum, { template }) => sum + Object.keys(template.Resources).length, 0),
      largestTemplate: largestTemplate(assembly),
      mostActionsInAStage: Math.max(...stages.map(({ actions }) => actions.length)),
    };
  });
}

/** By resources, and of equals by bytes. */
function largestTemplate({ directory, stacks }: Assembly): LargestTemplate {
  const [largest] = stacks
    .map(({ name, template, templatePath }) => ({
      stack: name,
      resources: Object.keys(template.Resources).length,
      bytes: statSync(join(directory, templatePath)).size,
    }))
    .sort((one, other) => other.resources - one.resources || other.bytes - one.bytes);
  if (!largest) throw new Error('the assembly holds no stack');
  return largest;
}

function timed(script: string, ...args: string[]): { totalMs: number; stdout: string } {
  const start = performance.now();
  const stdout = execFileSync(process.execPath, ['--import', 'tsx', join(__dirname, script), ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe', // An app with nothing in it is warned of that: errors show what was written with them.
  });
  return { totalMs: performance.now() - start, stdout };
}

function inDirectory<T>(use: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'carepath-bench-'));
  try {
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
