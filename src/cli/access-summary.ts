import Table from 'cli-table3';
import type { Access, NotJudged, Principal, ResourcePolicy, RoleStatement, ServiceAccessRow, Statement } from '../assembly/access/access';
import { describeActions } from '../assembly/access/describe-actions';
import type { AccessFinding } from '../assembly/access/finding';

import { isShell } from '../assembly/access/known-actions';
import type { AccessReport } from './access';
import { type Colours, columns, wrap } from './terminal';

/** The report for a reader, in 80 columns: services first, then everything by stack, then what is not judged and what should not be. */
export function describeAccess({ environments, findings, grantsAreKnown }: AccessReport, colours: Colours): string {
  const services = environments.filter((access) => access.services.length > 0);
  const doubts = environments.flatMap((access) => access.notJudged);
  return [
    ...services.flatMap((access) => [colours.bold(access.environment), tableOf(access.services)]),
    ...environments.flatMap((access) => details(access, colours)),
    ...doubts.map((entry) => doubt(entry, colours)),
    ...(grantsAreKnown ? [] : [wrap('The assembly does not say what is granted: what services may do is listed, not judged.')]),
    ...findings.map((finding) => describe(finding, colours)),
    conclusion(findings.length, doubts.length, colours),
  ].join('\n');
}

function conclusion(faults: number, doubts: number, { green, yellow, red }: Colours): string {
  if (faults > 0) return red(`${faults} granted that should not be.`);
  if (doubts > 0) return yellow(`Nothing is granted that should not be, as far as could be judged: ${doubts} could not.`);
  return green('Nothing is granted that should not be.');
}

/** With the five lines between them, 80 columns; what is longer is wrapped. */
const widths = [16, 18, 17, 24];

function tableOf(rows: readonly ServiceAccessRow[]): string {
  const table = new Table({
    head: ['Service', 'May call', 'Database user', 'AWS beyond images/logs'],
    colWidths: widths,
    wordWrap: true,
    wrapOnWordBoundary: false,
    style: { head: [], border: [], compact: true },
  });
  const isOneDatabase = new Set(rows.flatMap(({ databaseUsers }) => databaseUsers.map(({ database }) => database))).size === 1;
  for (const row of rows) {
    const users = row.databaseUsers.map(({ database, user }) => (isOneDatabase ? user : `${user} of ${database}`));
    const beyond = [
      ...new Set([...row.beyond.map((statement) => beyondWords(row, statement)), ...row.awsManaged.map((policy) => `AWS's ${policy}`)]),
    ];
    table.push([row.service, row.calls.join('\n'), users.join('\n'), beyond.join('\n')].map((text, column) => cell(text || '-', column)));
  }
  return table.toString();
}

/** What a shell needs is many words for one thing; the details have them all. */
function beyondWords(row: ServiceAccessRow, statement: RoleStatement): string {
  if (isShell(statement, row)) return 'a shell (ECS Exec)';
  return `${statement.effect === 'Allow' ? '' : 'not '}${sentence(statement)}`;
}

function cell(text: string, column: number): string {
  return wrap(text, '', (widths[column] ?? 0) - 2);
}

/** Everything else, by the stack that makes it: who works under what, and who is let in. */
function details({ environment, principals, resources, unattached }: Access, colours: Colours): string[] {
  const stacks = new Set([...principals, ...resources, ...unattached].map(({ stack }) => stack));
  return [...stacks]
    .sort((one, other) => Number(one === null) - Number(other === null))
    .flatMap((stack) => [
      '',
      colours.bold(stack ?? `${environment}, made elsewhere`),
      ...principals.filter((one) => one.stack === stack).flatMap((one) => principal(one, colours)),
      ...resources.filter((one) => one.stack === stack).flatMap((one) => admissions(one, colours)),
      ...unattached
        .filter((one) => one.stack === stack)
        .flatMap(({ policy, statements }) => [
          wrap(`${policy}: a policy that nobody has`, '  '),
          ...statements.map((statement) => item(`${verb(statement)} ${sentence(statement)}`)),
        ]),
    ]);
}

function principal(
  { name, kind, usedBy, trust, grants, awsManaged, boundary, boundaryStatements }: Principal,
  { cyan }: Colours,
): string[] {
  return [
    cyan(wrap(`${name} (${kind})`, '  ')),
    ...(usedBy.length > 0 ? [item(`for ${usedBy.join(', ')}`)] : []),
    ...trust.map((statement) =>
      item(`${statement.effect === 'Allow' ? 'assumed by' : 'never assumed by'} ${whoIn(statement)}${given(statement)}`),
    ),
    ...grants.map((statement) => item(`${verb(statement)} ${sentence(statement)}`)),
    ...awsManaged.map((policy) => item(`may what ${policy} says (AWS's own: not expanded)`)),
    ...(boundary === null ? [] : [item(`within ${boundary}`), ...boundaryStatements.map((one) => item(`  ${verb(one)} ${sentence(one)}`))]),
  ];
}

function admissions({ resource, type, statements }: ResourcePolicy, { cyan }: Colours): string[] {
  return [
    cyan(wrap(`${resource} (${type.replace(/^AWS::/, '').replace(/Policy$/, '')})`, '  ')),
    ...statements.map((statement) => item(`${whoIn(statement)} ${verb(statement)} ${sentence(statement, true)}`)),
  ];
}

function verb({ effect }: Statement): string {
  return effect === 'Allow' ? 'may' : 'must not';
}

function whoIn({ who, whoMean }: Statement): string {
  const names = who.map(({ name }) => name).join(', ');
  return whoMean === 'these' ? names : `everybody but ${names}`;
}

/** @param isOwn leaves the resource out where a resource's own policy is about the whole of it */
function sentence(statement: Statement, isOwn = false): string {
  const isWhole = isOwn && statement.resourcesMean === 'these' && statement.resources.every(({ arn }) => arn === '*');
  return `${describeActions(isWhole ? { ...statement, resources: [] } : statement)}${given(statement)}`;
}

function given({ conditions }: Statement): string {
  return conditions.length > 0 ? ` if ${conditions.join(' and ')}` : '';
}

/** One line where it fits; the lines after it stand further in. */
function item(text: string): string {
  return wrap(text, '      ', columns).replace(/^ {6}/, '    ');
}

function doubt({ where, reason }: NotJudged, { yellow }: Colours): string {
  return [yellow('not judged'), wrap(where, '  '), wrap(reason, '  ')].join('\n');
}

function describe({ environment, rule, message, remedy }: AccessFinding, { red }: Colours): string {
  return [`${red('error')} ${rule}`, wrap(`${environment}: ${message}`, '  '), wrap(`-> ${remedy}`, '  ')].join('\n');
}
