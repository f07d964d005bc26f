import { CommanderError } from 'commander';
import { BadInput } from '../assembly/bad-input';
import { program } from './program';
import { coloursOf, type Terminal } from './terminal';

/** What the CLI's exit codes mean; the pipeline and CI read them. */
export const exit = { success: 0, refused: 1, badInput: 2 } as const;

/** Runs one command line and returns the exit code. The one place where errors become words. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exit.success;
  try {
    await program(terminal, (result) => {
      code = result;
    }).parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.success : exit.badInput; // It has said what.
    if (!(error instanceof BadInput)) throw error; // A fault of this program: the stack trace is what helps.
    terminal.err.write(`${coloursOf(terminal.err, terminal).red('error')} ${error.message}\n`);
    return exit.badInput;
  }
}
