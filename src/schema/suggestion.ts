import { quoted } from './field';

const mostListed = 8;

/** What to write instead of a word that is not known: the one that was probably meant, or else what there is. */
export function suggestion(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  if (meant !== undefined) return `Did you mean '${meant}'?`;
  if (known.length === 0) return 'Take it away.';
  const others = known.length - mostListed;
  return `Known here are ${
    others > 0
      ? `${known
          .slice(0, mostListed)
          .map((name) => `'${name}'`)
          .join(', ')} and ${others} others`
      : quoted(known)
  }.`;
}

/** The candidate that differs from `word` in the fewest letters, if that is at most a third of it: what was probably meant. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(word.length, candidate.length) / 3)
    .sort((left, right) => left.distance - right.distance);
  return best?.candidate;
}

/** Levenshtein's: insertions, deletions and substitutions. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [position, letter] of [...from].entries()) {
    const next = [position + 1];
    for (const [index, other] of [...to].entries()) {
      const [above = 0, diagonal = 0, left = 0] = [row[index + 1], row[index], next[index]];
      next.push(Math.min(above + 1, left + 1, diagonal + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
