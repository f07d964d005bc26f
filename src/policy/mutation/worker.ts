import { parentPort, workerData } from 'node:worker_threads';
import { loadAssembly } from '../../assembly/load-assembly';
import { type Choice, chooseMutants } from './choose-mutants';
import { judgeMutants } from './judge-mutants';
import { ownRulesJudge } from './own-rules-judge';
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

const { directory, choice, share, shares } = workerData as Task;
const assembly = loadAssembly(directory);
judgeMutants(shareOf(chooseMutants(assembly, choice), share, shares), ownRulesJudge(assembly), ({ index }, killed) => {
  parentPort?.postMessage({ index, killed } satisfies Answer);
});
