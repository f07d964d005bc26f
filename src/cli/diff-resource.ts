import type { PropertyDifference, ResourceDifference } from '../assembly/change/change';
import { declarationOf, type Ruling } from '../assembly/data-protection';
import type { Impact } from '../assembly/specification';
import type { Value } from '../assembly/template';
import { type Colours, shorten, wrap } from './terminal';

/** How a kind of change is written, in the order of the table. */
export const signs: { readonly [Kind in ResourceDifference['kind']]: { readonly sign: string; readonly word: string } } = {
  added: { sign: '+', word: 'added' },
  changed: { sign: '~', word: 'changed' },
  replaced: { sign: '±', word: 'replaced' },
  'may-be-replaced': { sign: '?', word: 'may be replaced' },
  deleted: { sign: '-', word: 'deleted' },
  retained: { sign: '○', word: 'left behind' },
};

/** What is read first: the rest is in the JSON. */
const mostShown = 6;

/** One resource: what becomes of it, which properties make it so, and what is thought of that where it holds data. */
export function resourceLines(
  { kind, path, type, stateful, policy, successor, properties, ruling }: ResourceDifference,
  colours: Colours,
): string[] {
  const { sign, word } = signs[kind];
  const grave = kind !== 'added' && kind !== 'changed';
  const paint = grave && stateful ? colours.red : (text: string) => text;
  const ordered = [...properties].sort((one, other) => weights[other.impact] - weights[one.impact]);
  const more = ordered.length - mostShown;
  return [
    wrap(`${paint(sign)} ${path} ${type}${stateful ? `, holds data${grave ? `: ${word}` : ''}` : ''}`, '    ', width(paint)),
    ...ordered.slice(0, mostShown).map((property) => wrap(propertyLine(property), '        ')),
    ...(more > 0 ? [`        and ${more} more`] : []),
    ...(stateful && policy !== undefined ? [`        the old one ${fates[policy] ?? 'stays, without a stack'}`] : []),
    ...(successor === undefined ? [] : [wrap(`${successor} takes its place, empty`, '        ')]),
    ...(ruling ? [wrap(thought(ruling, path), '        ')] : []),
  ];

  /** Codes of colour take no room. */
  function width(painted: (text: string) => string): number {
    return 80 + painted(sign).length - sign.length;
  }
}

const weights: { readonly [Each in Impact]: number } = { update: 0, 'may-replace': 1, replace: 2 };

const fates: { readonly [policy: string]: string | undefined } = {
  Delete: 'is deleted with its data',
  Snapshot: 'is deleted after a snapshot of it',
};

function propertyLine({ path, before, after, impact, follows }: PropertyDifference): string {
  const effect = { update: '', 'may-replace': ' (may replace it)', replace: ' (replaces it)' }[impact];
  if (follows.length > 0) return `${path}${effect}: follows the replacement of ${follows.join(', ')}`;
  return `${path}${effect}: ${written(before)} -> ${written(after)}`;
}

function written(value: Value | undefined): string {
  if (value === undefined) return '(none)';
  return shorten(typeof value === 'string' ? value.replaceAll('\n', ' ') : JSON.stringify(value), 60);
}

function thought({ kind, declaration }: Ruling, path: string): string {
  if (kind === 'declared') return `declared by ${declaration?.owner} until ${declaration?.expires}: ${declaration?.reason}`;
  if (kind !== 'refused') {
    return {
      'left-behind': 'nothing is lost, and nothing looks after it',
      unprotected: 'its environment does not protect it',
      unknown: 'not judged',
    }[kind];
  }
  const ended = declaration ? ` What ${declaration.owner} declared of it ended with ${declaration.expires}.` : '';
  return `REFUSED: leave it as it was, or decide where its data goes and declare it: ${declarationOf(path)}.${ended}`;
}
