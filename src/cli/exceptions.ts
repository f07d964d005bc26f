import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput } from '../assembly/bad-input';
import { loadManifest } from '../assembly/load-assembly';
import { manifestFile } from '../assembly/manifest';
import { type DueException, dueExceptions } from '../policy/due-exceptions';
import { describeExceptions } from './exceptions-summary';
import { coloursOf, type Terminal } from './terminal';

export interface ExceptionsOptions {
  readonly assembly: string;
  /** Days. */
  readonly within: number;
  readonly expiredFails?: boolean;
  readonly json?: boolean;
}

/** What `--json` prints. */
export interface ExceptionsReport {
  /** ISO 8601: the clock's time, at which days are counted. */
  readonly asOf: string;
  readonly withinDays: number;
  /** Entries of the whole register. */
  readonly total: number;
  /** Those past their last day. */
  readonly expired: number;
  /** Those that end within the days, the first to end before the others. */
  readonly entries: readonly DueException[];
  /** Last day, `YYYY-MM-DD`, of the first entry that ends later than that; null where there is none. */
  readonly next: string | null;
}

/**
 * Says which acknowledged findings have to be looked at again, by the clock: synthesis itself judges by the commit's date.
 * @returns 1 where an entry is past its last day, and that was asked for
 */
export function exceptionsCommand(options: ExceptionsOptions, terminal: Terminal, now: Date): number {
  const report = reportOf(options, now);
  terminal.out.write(
    options.json ? `${JSON.stringify(report, undefined, 2)}\n` : `${describeExceptions(report, coloursOf(terminal.out, terminal))}\n`,
  );
  return options.expiredFails && report.expired > 0 ? 1 : 0;
}

function reportOf({ assembly, within }: ExceptionsOptions, now: Date): ExceptionsReport {
  const all = existsSync(join(assembly, manifestFile)) ? dueExceptions(loadManifest(assembly), now) : undefined;
  if (all === undefined) {
    throw new BadInput(
      `${assembly}: no register of exceptions is here\n` +
        "  Either no assembly is, or it is another app's, or older than the register.\n" +
        '  Write a new one with `npm run synth`, or name another with `--assembly`.',
    );
  }
  return {
    asOf: now.toISOString(),
    withinDays: within,
    total: all.length,
    expired: all.filter(({ daysLeft }) => daysLeft < 0).length,
    entries: all.filter(({ daysLeft }) => daysLeft <= within),
    next: all.find(({ daysLeft }) => daysLeft > within)?.expires ?? null,
  };
}
