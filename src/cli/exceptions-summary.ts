import type { DueException } from '../policy/due-exceptions';
import type { ExceptionsReport } from './exceptions';
import { type Colours, shorten, wrap } from './terminal';

/** The entries for a reader, in 80 columns: how long each holds, what it excuses and why, and who is asked. */
export function describeExceptions(report: ExceptionsReport, colours: Colours): string {
  return [...report.entries.map((entry) => describe(entry, colours)), conclusion(report, colours)].join('\n');
}

function describe(entry: DueException, { red, yellow }: Colours): string {
  const { scope, path, rules, reason, owner, contact, expires, daysLeft, acknowledged } = entry;
  const findings = acknowledged.reduce((sum, { count }) => sum + count, 0);
  const due = daysLeft < 0 ? red('expired'.padStart(9)) : yellow(`${daysLeft} day${daysLeft === 1 ? '' : 's'}`.padStart(9));
  return [
    `${due}  ${expires}  ${owner}${contact === null ? '' : ` (${contact})`}, ${findings} finding${findings === 1 ? '' : 's'}`,
    wrap(`${scope} ${path}`, indent),
    ...rules.map((rule) => `${indent}${shorten(rule, 80 - indent.length)}`),
    wrap(reason, indent),
  ].join('\n');
}

const indent = ' '.repeat(11);

function conclusion({ withinDays, total, expired, entries, next }: ExceptionsReport, { red, yellow, green }: Colours): string {
  const rest = next === null ? '' : ` Of the others the first ends on ${next}.`;
  if (expired > 0) {
    return red(wrap(`${expired} of ${total} entries acknowledge nothing any more. Fix their findings, or renew them with their owners.`));
  }
  if (entries.length > 0) return yellow(wrap(`${entries.length} of ${total} entries end within ${withinDays} days.${rest}`));
  return green(wrap(`None of ${total} entries ends within ${withinDays} days.${rest}`));
}
