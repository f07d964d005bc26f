import { mutantsOf, type PlacedMutant, sampleOf } from '../../../src/policy/mutation/mutants-of';
import { operators } from '../../../src/policy/mutation/operators';
import { reportOf, staleEntries } from '../../../src/policy/mutation/report-of';
import { shareOf } from '../../../src/policy/mutation/share';
import { sound } from './sound';
import { stackOf } from './stack-of';

const assembly = { directory: '.', stacks: [stackOf(sound), stackOf(sound, 'Prod-app')], manifest: undefined };
const all = mutantsOf(assembly, operators);
const indexes = (mutants: readonly PlacedMutant[]) => mutants.map(({ index }) => index);

test('one assembly has one list of mutants', () => {
  expect(mutantsOf(assembly, operators)).toEqual(all);
});

test('a sample is the same each time, in the order of the list, and from all over it', () => {
  const sample = indexes(sampleOf(all, 40));
  expect(sample).toEqual(indexes(sampleOf(all, 40)));
  expect(sample).toEqual([...sample].sort((one, other) => one - other));
  const tenths = new Set(sample.map((index) => Math.floor((10 * index) / all.length)));
  expect(tenths.size).toBe(10);
});

test('shares are of all mutants, each in one of them, and none of much more than its part', () => {
  const shares = [0, 1, 2].map((share) => indexes(shareOf(all, share, 3)));
  expect(shares.flat().sort((one, other) => one - other)).toEqual(indexes(all));
  expect(Math.max(...shares.map(({ length }) => length))).toBeLessThan(all.length / 2);
});

const public_ = all.filter(({ mutant }) => mutant.operator === 'database-public').map((placed) => ({ placed, killed: false }));
const plain = all.filter(({ mutant }) => mutant.operator === 'listener-plain').map((placed) => ({ placed, killed: true }));
const dev = { operator: 'database-public', resource: 'Dev-*/Database', reason: 'Nothing is in it.' };

test('a report counts by operator, and says of a survivor what changed', () => {
  expect(reportOf([...public_, ...plain], [], 1.26)).toEqual({
    mutants: 4,
    killed: 2,
    survived: [
      { operator: 'database-public', stack: 'Dev-app', resource: 'Database', diff: 'PubliclyAccessible: false -> true' },
      { operator: 'database-public', stack: 'Prod-app', resource: 'Database', diff: 'PubliclyAccessible: false -> true' },
    ],
    operators: [
      { name: 'database-public', mutants: 2, killed: 0 },
      { name: 'listener-plain', mutants: 2, killed: 2 },
    ],
    seconds: 1.3,
  });
});

test('what is accepted bears its reason, and is not counted as killed', () => {
  const report = reportOf(public_, [dev], 1);
  expect(report.survived.map(({ stack, reason }) => [stack, reason])).toEqual([
    ['Dev-app', 'Nothing is in it.'],
    ['Prod-app', undefined],
  ]);
  expect(report.killed).toBe(0);
});

test.each([
  ['its mutant is killed', [...plain, ...public_.map((judged) => ({ ...judged, killed: true }))]],
  ['its mutant is gone', plain],
])('an entry is stale where %s', (_, judged) => {
  expect(staleEntries(reportOf(judged, [dev], 1), [dev])).toEqual([dev]);
});

test('an entry whose mutant survives is not stale', () => {
  expect(staleEntries(reportOf(public_, [dev], 1), [dev])).toEqual([]);
});
