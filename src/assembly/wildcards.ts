/** `*` for any characters, `?` for one, as CloudFront and load balancers match. */
export function matchesWildcard(pattern: string, text: string, { ignoreCase = false } = {}): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, ignoreCase ? 'is' : 's').test(text);
}

/** Whether there is a text that every one of the patterns matches. */
export function overlap(patterns: readonly string[]): boolean {
  const plain = patterns.map((pattern) => pattern.replace(/\*+/g, '*'));
  const seen = new Set<string>();
  const open: number[][] = [plain.map(() => 0)];
  for (let positions = open.pop(); positions; positions = open.pop()) {
    const key = positions.join();
    if (seen.has(key)) continue;
    seen.add(key);
    if (positions.every((position, index) => isDone(plain[index] ?? '', position))) return true;
    open.push(...skips(plain, positions), ...steps(plain, positions));
  }
  return false;
}

function isDone(pattern: string, position: number): boolean {
  return pattern.slice(position).replaceAll('*', '') === '';
}

/** A star may stand for nothing. */
function skips(patterns: readonly string[], positions: readonly number[]): number[][] {
  return positions.flatMap((position, index) => (patterns[index]?.[position] === '*' ? [positions.with(index, position + 1)] : []));
}

/** All patterns take one more character: the one that some of them names, or any. */
function steps(patterns: readonly string[], positions: readonly number[]): number[][] {
  const next = positions.map((position, index) => patterns[index]?.[position]);
  if (next.includes(undefined)) return [];
  const named = new Set(next.filter((character) => character !== '*' && character !== '?'));
  if (named.size > 1) return [];
  if (named.size === 0 && next.every((character) => character === '*')) return []; // A character for all of them leads nowhere new.
  return [positions.map((position, index) => (next[index] === '*' ? position : position + 1))];
}
