import type { Onlooker } from '../policy/mutation/judge-chosen';
import type { Terminal } from './terminal';

/** One line on `err` that counts, where a person looks on; nothing in a log. */
export class MutationProgress implements Onlooker {
  #total = 0;
  #judged = 0;
  #survived = 0;

  constructor(private readonly terminal: Pick<Terminal, 'err'>) {}

  begun(mutants: number): void {
    this.#total = mutants;
    this.show(`${mutants} mutants: starting the rule engines`);
  }

  judged(killed: boolean): void {
    this.#judged += 1;
    if (!killed) this.#survived += 1;
    if (this.#judged % 50 === 0) this.show(`${this.#judged} of ${this.#total} mutants judged, ${this.#survived} survived`);
  }

  /** Takes the line away. */
  end(): void {
    this.show('');
  }

  private show(text: string): void {
    const { err } = this.terminal;
    if (err.isTTY) err.write(`\r\u001b[K${text}`);
  }
}
