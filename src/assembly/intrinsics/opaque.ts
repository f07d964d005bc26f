import type { Value } from '../template';

/**
 * A value that only AWS would know (an id, an ARN, an address) is written between these brackets. It is equal to itself only, and changes
 * when its resource is replaced: all that a rehearsal needs of it.
 */
export function opaque(text: string): string {
  return `⟨${text}⟩`;
}

export function isOpaque(value: Value | undefined): boolean {
  return typeof value === 'string' && value.includes('⟨');
}

/** Splits what stands outside the brackets: an id's own characters are nobody's delimiters. */
export function splitOutside(text: string, delimiter: string): string[] {
  if (!isOpaque(text)) return text.split(delimiter);
  const parts: string[] = [];
  let depth = 0;
  let current = '';
  for (let index = 0; index < text.length; index += 1) {
    if (depth === 0 && text.startsWith(delimiter, index)) {
      parts.push(current);
      current = '';
      index += delimiter.length - 1;
      continue;
    }
    if (text[index] === '⟨') depth += 1;
    if (text[index] === '⟩') depth -= 1;
    current += text[index];
  }
  return [...parts, current];
}
