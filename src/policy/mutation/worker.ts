import { parentPort, workerData } from 'node:worker_threads';
import { BadInput } from '../../assembly/bad-input';
import { loadAssembly } from '../../assembly/load-assembly';
import { type Choice, chooseMutants } from './choose-mutants';
import { judgeMutants } from './judge-mutants';
import { judgesOf } from './judges-of';
import { shareOf } from './share';

/** What a worker is told to judge. */
export interface Task {
  readonly directory: string;
  readonly choice: Choice;
  readonly share: number;
  readonly shares: number;
}

/** What it answers, for each mutant. */
export interface Answer {
  readonly index: number;
  readonly killed: boolean;
}

/** What it says instead where its input is bad: an error that crosses threads forgets of what class it is. */
export interface Refusal {
  readonly refusal: string;
}

const answer = (message: Answer | Refusal) => parentPort?.postMessage(message);

try {
  const { directory, choice, share, shares } = workerData as Task;
  const assembly = loadAssembly(directory);
  const mutants = shareOf(chooseMutants(assembly, choice), share, shares);
  judgeMutants(mutants, judgesOf(assembly), ({ index }, killed) => answer({ index, killed }));
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  answer({ refusal: error.message });
}
