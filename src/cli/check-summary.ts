import { type CheckFinding, type CheckReport, unexceptedErrors } from '../policy/check/check-report';
import { type Colours, columns, wrap } from './terminal';

/** The report for a reader, in 80 columns: what came of it, then each rule once, with what it found where. */
export function describeCheck(report: CheckReport, colours: Colours): string {
  const open = report.findings.filter(({ exception }) => exception === null);
  const excepted = report.findings.filter(({ exception }) => exception !== null);
  return [
    conclusion(report, colours),
    ...['error' as const, 'warning' as const].flatMap((severity) =>
      groups(open.filter((finding) => finding.severity === severity)).flatMap((group) => describe(group, colours)),
    ),
    ...byAnswer(excepted).flatMap((group) => describeExcepted(group, colours)),
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

/** Findings of one rule that say the same. */
const groups = (findings: readonly CheckFinding[]) => groupedBy(findings, ({ rule, message }) => `${rule} ${message}`);

/** Findings of whatever rules that one answer acknowledges. */
const byAnswer = (findings: readonly CheckFinding[]) => groupedBy(findings, ({ exception }) => JSON.stringify(exception));

function groupedBy(findings: readonly CheckFinding[], keyOf: (finding: CheckFinding) => string): CheckFinding[][] {
  const found = new Map<string, CheckFinding[]>();
  for (const finding of findings) found.set(keyOf(finding), [...(found.get(keyOf(finding)) ?? []), finding]);
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

function describe(group: readonly CheckFinding[], { red, yellow }: Colours): string[] {
  const [first] = group;
  if (first === undefined) return [];
  const word = first.severity === 'error' ? red('error') : yellow('warning');
  const shown = group.slice(0, mostShown).flatMap(placeOf);
  const rest = group.length > mostShown ? [`  and ${group.length - mostShown} more: --json has them all`] : [];
  return ['', `${word} ${first.rule}`, wrap(first.message, '  '), ...shown, ...rest];
}

const mostShown = 8;

/** The resource, and its property beside it or, where there is no room, below. What is cut could not be searched for. */
function placeOf({ stack, path, property = '' }: CheckFinding): string[] {
  // By itself, the CDK calls a stack by its path, with hyphens.
  const place = path.replaceAll('/', '-').startsWith(stack) ? path : `${stack}: ${path}`;
  const line = `  ${place} ${property}`.trimEnd();
  return line.length <= columns ? [line] : [wrap(place, '  '), ...(property ? [wrap(property, '    ')] : [])];
}

function describeExcepted(group: readonly CheckFinding[], { dim }: Colours): string[] {
  const [first] = group;
  if (!first?.exception) return [];
  const { owner, expires, reason } = first.exception;
  const rules = [...new Set(group.map(({ rule }) => rule))].map((rule) => {
    return `  ${rule}: ${count(group.filter((finding) => finding.rule === rule).length, 'finding')}`;
  });
  return ['', dim(`excepted until ${expires} by ${owner}`), ...rules, wrap(reason, '  ')];
}
