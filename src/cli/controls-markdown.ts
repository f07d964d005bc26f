import type { ControlMatrix, SafeguardEvidence, ServingResources } from '../policy/controls/matrix';
import { isServedHere, type ServedBy } from '../policy/controls/safeguards/safeguard';
import { openIn } from './open-findings';

const sections = {
  '164.308': 'Administrative safeguards',
  '164.310': 'Physical safeguards',
  '164.312': 'Technical safeguards',
  '164.316': 'Policies, procedures and documentation',
};

const by: Record<ServedBy, string> = {
  infrastructure: 'infrastructure',
  'in-part': 'infrastructure, in part',
  aws: 'AWS',
  organisation: 'the organisation',
};

/** The matrix as a document: tables first, then for each safeguard what serves it, and the exceptions that touch any of them. */
export function controlsMarkdown(matrix: ControlMatrix): string {
  const { platform, commit, safeguards, notCounted } = matrix;
  return [
    '# HIPAA Security Rule: control matrix',
    `Of ${platform ?? 'an assembly that does not say its name'}${commit ? `, commit \`${commit}\`` : ''}. A resource counts once for each rule that applies to it; ` +
      'a finding that the register acknowledges is excepted.',
    ...(notCounted.length > 0 ? ['**Not counted:**', list(notCounted)] : []),
    ...open(matrix),
    ...Object.entries(sections).flatMap(([section, title]) => [
      `## ${title} (45 CFR ${section})`,
      tableOf(safeguards.filter(({ citation }) => citation.startsWith(section))),
    ]),
    '## What serves them',
    ...safeguards.filter(isServedHere).flatMap(servedBy),
    '## Exceptions',
    exceptionsOf(safeguards),
  ].join('\n\n');
}

function open(matrix: ControlMatrix): string[] {
  const findings = openIn(matrix).flatMap(({ id, resources }) => resources.map((path) => `\`${id}\` fails on \`${path}\``));
  return findings.length > 0 ? ['**Open findings:**', list(findings)] : [];
}

function tableOf(safeguards: readonly SafeguardEvidence[]): string {
  const rows = safeguards.map(({ citation, title, kind, by: server, resources, rules, exceptions, gates }) => {
    const sum = (key: 'passing' | 'failing' | 'excepted') => rules.reduce((total, rule) => total + rule[key], 0);
    const count = resources.reduce((total, { paths }) => total + paths.length, 0);
    return [
      citation,
      title,
      kind,
      by[server],
      count || '',
      rules.length || '',
      rules.length > 0 ? sum('passing') : '',
      rules.length > 0 ? sum('failing') : '',
      rules.length > 0 ? sum('excepted') : '',
      exceptions.length || '',
      gates.map(({ name }) => name).join(', '),
    ];
  });
  return table(
    ['Citation', 'Safeguard', 'Kind', 'Served by', 'Resources', 'Rules', 'Passing', 'Failing', 'of these excepted', 'Exceptions', 'Gates'],
    rows,
  );
}

function servedBy({ citation, title, note, resources, rules, gates }: SafeguardEvidence): string[] {
  return [
    `### ${citation} ${title}`,
    note,
    list([
      ...[...new Set(resources.map(({ title }) => title))].map(
        (what) => `${what}: ${stacksOf(resources.filter(({ title }) => title === what))}`,
      ),
      ...rules.map(
        ({ id, passing, failing, excepted }) => `\`${id}\`: ${passing} passing, ${failing} failing, of these ${excepted} excepted`,
      ),
      ...gates.map(({ name, at }) => `Gate \`${name}\`: ${at.join(', ')}`),
    ]) || 'Nothing in this assembly.',
  ];
}

/** `Prod-database 3, Prod-audit 2`. */
const stacksOf = (resources: readonly ServingResources[]): string =>
  resources.map(({ stack, paths }) => `${stack} ${paths.length}`).join(', ');

function exceptionsOf(safeguards: readonly SafeguardEvidence[]): string {
  const touched = safeguards.flatMap(({ citation, exceptions }) => exceptions.map((entry) => ({ ...entry, citation })));
  const places = [...new Set(touched.map(({ scope, path, reason }) => JSON.stringify([scope, path, reason])))];
  const rows = places.map((place) => {
    const entries = touched.filter(({ scope, path, reason }) => JSON.stringify([scope, path, reason]) === place);
    const unique = (values: readonly string[]) => [...new Set(values)];
    return [
      unique(entries.map(({ scope, path }) => `${scope} \`${path}\``)),
      unique(entries.flatMap(({ rules }) => rules)).map((rule) => `\`${rule}\``),
      unique(entries.map(({ citation }) => citation)),
      unique(entries.map(({ owner }) => owner)),
      unique(entries.map(({ expires }) => expires)),
      unique(entries.map(({ reason }) => reason)),
    ].map((cell) => cell.join('<br>'));
  });
  return rows.length > 0 ? table(['Where', 'Rules', 'Safeguards', 'Owner', 'Expires', 'Reason'], rows) : 'None touches a safeguard.';
}

const list = (sentences: readonly string[]): string => sentences.map((sentence) => `- ${sentence}`).join('\n');

/** A bar in a cell would begin another one. */
function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  const isCount = head.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  return [line(head), line(isCount.map((right) => (right ? '--:' : '---'))), ...rows.map(line)].join('\n');
}
