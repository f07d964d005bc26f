import { loadAssembly } from '../assembly/load-assembly';
import { checkAssembly } from '../policy/check/check-assembly';
import { unexceptedErrors } from '../policy/check/check-report';
import { describeCheck } from './check-summary';
import { coloursOf, type Terminal } from './terminal';

export interface CheckOptions {
  readonly json?: boolean;
}

/**
 * Judges an assembly's templates by every rule on them.
 * @returns 1 where an error is found that no entry of the register acknowledges
 */
export function checkCommand(assembly: string, options: CheckOptions, terminal: Terminal): number {
  const report = checkAssembly(loadAssembly(assembly));
  const text = options.json ? JSON.stringify(report, undefined, 2) : describeCheck(report, coloursOf(terminal.out, terminal));
  terminal.out.write(`${text}\n`);
  return unexceptedErrors(report).length > 0 ? 1 : 0;
}
