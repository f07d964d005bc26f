import { type CheckFinding, type CheckReport, unexceptedErrors } from '../policy/check/check-report';
import { type Colours, shorten, wrap } from './terminal';

/** The report for a reader, in 80 columns: what came of it, then each rule once, with what it found where. */
export function describeCheck(report: CheckReport, colours: Colours): string {
  const open = report.findings.filter(({ exception }) => exception === null);
  const excepted = report.findings.filter(({ exception }) => exception !== null);
  return [
    conclusion(report, colours),
    ...['error' as const, 'warning' as const].flatMap((severity) =>
      groups(open.filter((finding) => finding.severity === severity)).flatMap((group) => describe(group, colours)),
    ),
    ...groups(excepted).flatMap((group) => describeExcepted(group, colours)),
  ].join('\n');
}

function conclusion(report: CheckReport, { red, yellow, green }: Colours): string {
  const { templates, findings } = report;
  const errors = unexceptedErrors(report).length;
  const excepted = findings.filter(({ exception }) => exception !== null).length;
  const warnings = findings.length - errors - excepted;
  const paint = errors > 0 ? red : warnings > 0 ? yellow : green;
  const found = [count(errors, 'error'), count(warnings, 'warning'), ...(excepted > 0 ? [`${excepted} excepted`] : [])];
  return paint(`${found.join(', ')} in ${count(templates, 'template')}.`);
}

const count = (number: number, what: string) => `${number || 'no'} ${what}${number === 1 ? '' : 's'}`;

/** Findings of one rule that say the same and have the same answer. */
function groups(findings: readonly CheckFinding[]): CheckFinding[][] {
  const byWords = new Map<string, CheckFinding[]>();
  for (const finding of findings) {
    const words = [finding.rule, finding.message, finding.exception?.reason].join(' ');
    byWords.set(words, [...(byWords.get(words) ?? []), finding]);
  }
  return [...byWords].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

function describe(group: readonly CheckFinding[], { red, yellow }: Colours): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const word = first.severity === 'error' ? red('error') : yellow('warning');
  const shown = group.slice(0, mostShown).map(({ stack, path, property }) => {
    const place = path.startsWith(stack) ? path : `${stack}: ${path}`;
    return `  ${shorten(property === undefined ? place : `${place} ${property}`, 78)}`;
  });
  const rest = group.length > mostShown ? [`  and ${group.length - mostShown} more: --json has them all`] : [];
  return ['', `${word} ${first.rule}`, wrap(first.message, '  '), ...shown, ...rest];
}

const mostShown = 8;

function describeExcepted(group: readonly CheckFinding[], { dim }: Colours): string[] {
  const [first] = group;
  if (!first?.exception) return [];
  const { owner, expires, reason } = first.exception;
  return ['', dim(`excepted until ${expires} by ${owner}: ${first.rule}, ${count(group.length, 'finding')}`), wrap(reason, '  ')];
}
