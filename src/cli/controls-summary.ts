import Table from 'cli-table3';
import type { ControlMatrix, SafeguardEvidence } from '../policy/controls/matrix';
import { isServedHere } from '../policy/controls/safeguards/safeguard';
import { openIn } from './open-findings';
import { type Colours, wrap } from './terminal';

/** The matrix for a reader, in 80 columns: a row a safeguard that infrastructure serves, then what is around them, and what is open. */
export function describeControls(matrix: ControlMatrix, colours: Colours): string {
  const { safeguards, notCounted } = matrix;
  return [
    tableOf(safeguards.filter(isServedHere), colours),
    colours.dim(wrap('R required, A addressable. Resources that serve; then, rule by rule, those that pass, are excepted, and fail.')),
    ...gatesOf(safeguards),
    ...exceptionsOf(safeguards),
    wrap(`By AWS: ${citationsBy('aws', safeguards)}`),
    wrap(`By people and paper: ${citationsBy('organisation', safeguards)}`),
    ...notCounted.map((sentence) => `${colours.yellow('not counted')}\n${wrap(sentence, '  ')}`),
    ...openIn(matrix).map(({ id, resources }) =>
      [`${colours.red('fails')} ${id}`, ...resources.map((path) => wrap(path, '  '))].join('\n'),
    ),
    conclusion(matrix, colours),
  ].join('\n');
}

/** With the seven lines between them, 80 columns; what is longer is wrapped. */
const widths = [24, 24, 7, 6, 6, 6];
const letters = { standard: '', required: ' R', addressable: ' A' };

function tableOf(safeguards: readonly SafeguardEvidence[], { yellow, red, dim }: Colours): string {
  const table = new Table({
    head: ['45 CFR', 'Safeguard', 'Serve', 'Pass', 'Exc.', 'Fail'],
    colWidths: widths,
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right'],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  for (const { citation, kind, title, resources, rules } of safeguards) {
    const sum = (key: 'passing' | 'failing' | 'excepted') => rules.reduce((total, rule) => total + rule[key], 0);
    const served = resources.reduce((total, { paths }) => total + paths.length, 0);
    const counts = [sum('passing'), sum('excepted'), sum('failing') - sum('excepted')];
    table.push([
      `${citation}${letters[kind]}`,
      title,
      served > 0 ? String(served) : yellow('0'),
      ...counts.map((count, index) => (rules.length === 0 ? dim('-') : index === 2 && count > 0 ? red(String(count)) : String(count))),
    ]);
  }
  return table.toString();
}

function gatesOf(safeguards: readonly SafeguardEvidence[]): string[] {
  const names = new Map(safeguards.flatMap(({ gates }) => gates.map(({ name, at }) => [name, at] as const)));
  return [...names].map(([name, at]) => {
    const watched = safeguards.filter(({ gates }) => gates.some((gate) => gate.name === name)).map(({ citation }) => citation);
    return wrap(`Gate ${name} (${at.join(', ')}) watches ${watched.join(', ')}.`);
  });
}

function exceptionsOf(safeguards: readonly SafeguardEvidence[]): string[] {
  const entries = new Map(
    safeguards.flatMap(({ exceptions }) => exceptions).map((entry) => [`${entry.scope} ${entry.path} ${entry.reason}`, entry]),
  );
  const [first] = [...entries.values()].map(({ expires }) => expires).sort();
  if (first === undefined) return [];
  const owners = [...new Set([...entries.values()].map(({ owner }) => owner))].sort();
  const counts = owners.map((owner) => `${[...entries.values()].filter((entry) => entry.owner === owner).length} of ${owner}`);
  return [wrap(`Exceptions that touch them: ${counts.join(', ')}; the first ends on ${first}. --markdown lists them.`)];
}

/** `164.308(a)(2), (b)(1); 164.310(b)`. */
function citationsBy(by: SafeguardEvidence['by'], safeguards: readonly SafeguardEvidence[]): string {
  const citations = safeguards.filter((one) => one.by === by).map(({ citation }) => citation);
  const sections = [...new Set(citations.map((citation) => citation.slice(0, '164.308'.length)))];
  return sections
    .map(
      (section) =>
        `${section}${citations
          .filter((one) => one.startsWith(section))
          .map((one) => one.slice(section.length))
          .join(', ')}`,
    )
    .join('; ');
}

function conclusion(matrix: ControlMatrix, { red, yellow, green }: Colours): string {
  const open = openIn(matrix).reduce((sum, { resources }) => sum + resources.length, 0);
  if (open > 0) {
    const found =
      open === 1 ? '1 finding of a rule that checks a safeguard is open' : `${open} findings of rules that check a safeguard are open`;
    return red(wrap(`${found}: nothing excepts ${open === 1 ? 'it' : 'them'}.`));
  }
  if (matrix.notCounted.length > 0) return yellow('No finding is open, as far as could be counted.');
  const unserved = matrix.safeguards.filter((safeguard) => isServedHere(safeguard) && safeguard.resources.length === 0);
  if (unserved.length > 0)
    return yellow(wrap(`No finding is open. Served by nothing: ${unserved.map(({ citation }) => citation).join(', ')}.`));
  return green('No finding is open; every safeguard that infrastructure can serve is served.');
}
