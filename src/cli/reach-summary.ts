import Table from 'cli-table3';
import type { ReachFinding } from '../assembly/reach/judge';
import { type Entry, internet, type NotJudged, type Reach, type Reached, type Way, type WebAcl } from '../assembly/reach/reach';
import type { ReachReport } from './reach';
import { type Colours, wrap } from './terminal';

/** The report for a reader, in 80 columns: a row a way, then what should not be, and what could not be judged. */
export function describeReach({ environments, findings }: ReachReport, grantsAreKnown: boolean, colours: Colours): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const unknown = environments.flatMap(({ notJudged }) => notJudged);
  return [
    ...environments.flatMap((reach) => [colours.bold(reach.environment), tableOf(reach), ...reach.entries.map(entryLine)]),
    ...(grantsAreKnown
      ? []
      : [wrap('The assembly does not say what is granted: calls between services and open routes are listed, not judged.')]),
    ...unknown.map((entry) => doubt(entry, colours)),
    ...findings.map((finding) => describe(finding, colours)),
    errors.length > 0 ? colours.red(`${errors.length} found that should not be reached.`) : conclusion(unknown.length, colours),
  ].join('\n');
}

function conclusion(doubts: number, { green, yellow }: Colours): string {
  if (doubts > 0) return yellow(`Nothing is reached that should not be, as far as could be judged: ${doubts} could not.`);
  return green('Nothing is reached that should not be.');
}

/** With the five lines between them, 80 columns; what is longer is wrapped. */
const widths = [11, 17, 27, 20];

function tableOf({ reached }: Reach): string {
  const table = new Table({
    head: ['From', 'To', 'By way of', 'Past'],
    colWidths: widths,
    wordWrap: true,
    wrapOnWordBoundary: false,
    style: { head: [], border: [], compact: true },
  });
  for (const entry of reached)
    for (const way of entry.ways) table.push([entry.from, short(entry.to), path(way), past(entry, way)].map(cell));
  return reached.length > 0 ? table.toString() : 'Nothing reaches anything.';

  function cell(text: string, column: number): string {
    return wrap(text, '', (widths[column] ?? 0) - 2);
  }
}

function entryLine({ entry, webAcls, reaches }: Entry): string {
  const door = webAcls.length > 0 ? webAcls.map(effect).join(', ') : 'no web ACL';
  return wrap(`public: ${plain(entry)} (${door}) leads to ${reaches.map(short).join(', ') || 'nothing'}`, '  ');
}

/** `Dev-edge: Distribution > Api` for each stack on the way. */
function path({ hops }: Way): string {
  const stacks: { readonly stack: string; readonly names: string[] }[] = [];
  for (const hop of hops) {
    const [stack = '', name = ''] = hop.split('/');
    const last = stacks.at(-1);
    if (last?.stack === stack) last.names.push(plain(name));
    else stacks.push({ stack, names: [plain(name)] });
  }
  return stacks.map(({ stack, names }) => `${stack}: ${names.join(' > ')}`).join('\n');
}

function past({ from, kind }: Reached, { webAcls, routes }: Way): string {
  if (from !== internet) return webAcls.map(effect).join('\n');
  const acls = webAcls.length > 0 ? webAcls.map(effect) : ['no web ACL'];
  if (kind === 'database') return acls.join('\n');
  const authorizers = new Set(
    routes.flatMap(({ authorizer }) => (authorizer === null ? [] : [authorizer.replace(/ .*\//, ' by ')].map(plain))),
  );
  const open = routes.filter(({ authorizer }) => authorizer === null).map(({ route }) => route);
  const anybody = open.length > 0 ? [`anybody: ${open.join(', ')}`] : [];
  return [...acls, ...authorizers, ...(routes.length === 0 ? ['no authorizer'] : anybody)].join('\n');
}

const effects = { blocks: 'blocks', partly: 'blocks in part', passes: 'blocks nothing', unknown: 'not in the assembly' } as const;

function effect(acl: WebAcl): string {
  return `${short(acl.name)} ${effects[acl.effect]}`;
}

/** Without the hash that CDK puts behind a logical id. */
function plain(name: string): string {
  return name.replace(/[0-9A-F]{8}$/, '');
}

function short(name: string): string {
  return plain(name.replace(/^[^/:]*\//, ''));
}

function doubt({ where, type, reason }: NotJudged, { yellow }: Colours): string {
  return [yellow('not judged'), wrap(`${where} (${type})`, '  '), wrap(reason, '  ')].join('\n');
}

function describe({ severity, environment, rule, where, message, remedy }: ReachFinding, { red, yellow }: Colours): string {
  return [
    `${severity === 'error' ? red(severity) : yellow(severity)} ${rule}`,
    wrap(`${environment}: ${where.join(' > ')}`, '  '),
    wrap(message, '  '),
    wrap(`-> ${remedy}`, '  '),
  ].join('\n');
}
