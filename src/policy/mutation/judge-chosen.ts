import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Assembly } from '../../assembly/assembly';
import { BadInput } from '../../assembly/bad-input';
import { type Choice, chooseMutants } from './choose-mutants';
import { judgeMutants } from './judge-mutants';
import { judgesOf } from './judges-of';
import type { JudgedMutant } from './report-of';
import type { Answer, Refusal, Task } from './worker';

/** Each worker has an engine of its own, of some 200 MB. */
const mostWorkers = 4;

/** Fewer are judged sooner than a worker's engine is made. */
const worthWorkers = 200;

/** A worker's own file is loaded by Node's module loader, which knows no TypeScript; what it requires is loaded by tsx, as everything here. */
const bootstrap = `require('tsx/cjs'); require(${JSON.stringify(join(__dirname, 'worker.ts'))});`;

/** Is told how many mutants there are, then each answer as it comes, in no order that can be relied on. */
export interface Onlooker {
  begun(mutants: number): void;
  judged(killed: boolean): void;
}

/**
 * Judges the chosen mutants, many of them on every processor.
 *
 * @returns every mutant with its verdict, in the order of the list
 * @throws BadInput as `chooseMutants` does, and what a worker throws, whole: a run that judged a part only would have no score
 */
export async function judgeChosen(assembly: Assembly, choice: Choice, onlooker: Onlooker): Promise<JudgedMutant[]> {
  const mutants = chooseMutants(assembly, choice);
  onlooker.begun(mutants.length);
  const verdicts = new Map<number, boolean>();
  const take = ({ index, killed }: Answer) => {
    verdicts.set(index, killed);
    onlooker.judged(killed);
  };
  if (mutants.length < worthWorkers) {
    judgeMutants(mutants, judgesOf(assembly), ({ index }, killed) => take({ index, killed }));
  } else {
    await judgeInShares(assembly, choice, take);
  }
  return mutants.map((placed) => ({ placed, killed: verdictOf(verdicts, placed.index) }));
}

async function judgeInShares({ directory }: Assembly, choice: Choice, take: (answer: Answer) => void): Promise<void> {
  const shares = Math.min(availableParallelism(), mostWorkers);
  const tasks = Array.from({ length: shares }, (_, share): Task => ({ directory, choice, share, shares }));
  const workers = tasks.map((workerData) => new Worker(bootstrap, { eval: true, workerData }));
  try {
    await Promise.all(workers.map((worker) => endOf(worker, take)));
  } finally {
    // Where one refuses, the others would go on for nobody.
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function endOf(worker: Worker, take: (answer: Answer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Answer | Refusal) => {
      if ('refusal' in message) reject(new BadInput(message.refusal));
      else take(message);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with exit code ${code}`))));
  });
}

/** A mutant that nobody judged would count as killed, or as a survivor: either would be made up. */
function verdictOf(verdicts: ReadonlyMap<number, boolean>, index: number): boolean {
  const killed = verdicts.get(index);
  if (killed === undefined) throw new Error(`mutant ${index} was not judged`);
  return killed;
}
