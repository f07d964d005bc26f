import fc from 'fast-check';
import { matchesWildcard, overlap } from '../../src/assembly/wildcards';
import { seeds } from '../schema/seeds';

test.each([
  [['/eshop/*', '/eshop/catalogue/*'], true],
  [['/eshop/*', '/doctor/*'], false],
  [['*', '/a?c', '/*c'], true],
  [['/a/*', '*/b', '/?/b'], true],
  [['/ab', '/a'], false],
  [['/*/x', '/a/*', '*y'], false],
  [['*'], true],
  [[], true],
])('%j have a text in common: %s', (patterns, expected) => {
  expect(overlap(patterns)).toBe(expected);
});

const alphabet = ['a', 'b', '/'];
const pattern = fc.array(fc.constantFrom(...alphabet, '*', '?'), { maxLength: 5 }).map((characters) => characters.join(''));
/** Two patterns of five characters have a common text of ten at most, if they have any. */
const texts = (length: number): string[] =>
  length === 0
    ? ['']
    : texts(length - 1).flatMap((text) => (text.length < length - 1 ? [text] : [text, ...alphabet.map((one) => text + one)]));
const short = texts(6);

test('two patterns overlap where some text matches both, and only there', () => {
  fc.assert(
    fc.property(pattern, pattern, (one, other) => {
      const common = short.some((text) => matchesWildcard(one, text) && matchesWildcard(other, text));
      if (common) expect(overlap([one, other])).toBe(true);
      // Without stars, no text is longer than the patterns: what is not found is not there.
      if (!`${one}${other}`.includes('*')) expect(overlap([one, other])).toBe(common);
      expect(overlap([one, other])).toBe(overlap([other, one]));
    }),
    seeds,
  );
});
