import { CommanderError } from 'commander';
import { BadInput } from '../assembly/bad-input';
import { program } from './program';
import { coloursOf, type Terminal } from './terminal';

const badInput = 2;

/**
 * Runs one command line. The one place where errors become words.
 * @returns the exit code: 0 where the command's question has the answer hoped for, 1 where it has another, 2 for bad input
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0;
  try {
    await program(terminal, (result) => {
      code = result;
    }).parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : badInput; // It has said what.
    if (!(error instanceof BadInput)) throw error; // A fault of this program: the stack trace is what helps.
    terminal.err.write(`${coloursOf(terminal.err, terminal).red('error')} ${error.message}\n`);
    return badInput;
  }
}
