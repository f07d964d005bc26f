import { spawnSync } from 'node:child_process';
import { tasks } from '../../.projen/tasks.json';

/** A command of `npx projen build`, and the processor time that it took: other work on the machine adds to the clock's time far more. */
export interface BuildPart {
  readonly command: string;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}

/**
 * Runs what `npx projen build` runs, each command by itself.
 *
 * @throws Error for a command that fails
 */
export function measureBuild(): BuildPart[] {
  const { default: projenrc, check, lint, synth, test } = tasks;
  const steps = [projenrc, check, lint, synth, test].map(({ steps }) => steps.at(-1)?.exec ?? '');
  return steps.map((command) => {
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync('sh', ['-c', `(${command}) >&2 && times`], {
      encoding: 'utf8',
      env: { ...process.env, ...test.env },
    });
    if (status !== 0) throw new Error(`${command}: ${stderr}`);
    return { command, cpuSeconds: cpuSecondsOf(stdout), wallSeconds: (performance.now() - start) / 1000 };
  });
}

/** From what the shell's `times` prints of its children in its second line, user and system: `0m41.44s 0m6.71s`. */
function cpuSecondsOf(times: string): number {
  const [, children = ''] = times.split('\n');
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}
