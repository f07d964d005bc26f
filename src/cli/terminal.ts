import type { Readable, Writable } from 'node:stream';
import { createColors } from 'picocolors';

/** Where a command speaks: results on `out`, everything else on `err`. */
export interface Terminal {
  readonly out: Writable & { readonly isTTY?: boolean };
  readonly err: Writable & { readonly isTTY?: boolean };
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly environment: { readonly [name: string]: string | undefined };
}

export type Colours = ReturnType<typeof createColors>;

/** Colours where a person reads, unless that person has said no (https://no-color.org). A log is not a terminal, in CI either. */
export function coloursOf(stream: { readonly isTTY?: boolean }, { environment }: Terminal): Colours {
  return createColors(Boolean(stream.isTTY) && !environment.NO_COLOR && environment.TERM !== 'dumb');
}

/** Width of what is written, whatever the terminal's: it also ends in logs and notes. */
export const columns = 80;

/** Breaks text into lines of at most `width`, each indented; words that are longer, such as ARNs, are cut. */
export function wrap(text: string, indent = '', width = columns): string {
  const room = width - indent.length;
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ').flatMap((long) => cut(long, room))) {
      if (line && line.length + 1 + word.length > room) {
        lines.push(line);
        line = word;
      } else {
        line = line ? `${line} ${word}` : word;
      }
    }
    lines.push(line);
  }
  return lines.map((line) => `${indent}${line}`).join('\n');
}

function cut(word: string, room: number): string[] {
  if (word.length <= room) return [word];
  const pieces: string[] = [];
  for (let start = 0; start < word.length; start += room) pieces.push(word.slice(start, start + room));
  return pieces;
}

/** Shortens a name from its middle, where hashes and prefixes leave the most room. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = Math.ceil((length - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (length - 1 - head))}`;
}
