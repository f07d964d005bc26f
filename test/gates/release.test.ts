import fc from 'fast-check';
import type { Approval } from '../../src/gates/approvals';
import { decideRelease, type ReleaseFacts } from '../../src/gates/release';
import { approversOf, type Risk, risks } from '../../src/gates/risk';
import type { Person } from '../../src/schema/delivery';

const release = 'a'.repeat(64);
const session = (name: string) => `arn:aws:sts::111111111111:assumed-role/ReleaseApprover/${name}`;
const people: readonly Person[] = ['first', 'second', 'third'].map((name) => ({
  name,
  emails: [`${name}@example.com`],
  principals: [session(name), session(`${name}-on-call`)],
}));
const approval = (by: string, more: Partial<Approval> = {}): Approval => ({
  stage: 'ApproveProd',
  action: 'ApproveProd',
  by: session(by),
  at: '2026-11-02T08:00:00.000Z',
  comment: 'Seen.',
  shown: `routine change, release ${release}`,
  ...more,
});
const read = <T>(value: T) => ({ state: 'read', value }) as const;
const facts = (risk: Risk, approvals: readonly Approval[], more: Partial<ReleaseFacts> = {}): ReleaseFacts => ({
  approval: 'required',
  release,
  execution: read({ id: 'e', type: 'STANDARD' as const }),
  review: read({ release, risk }),
  approvals: read(approvals),
  authors: ['author@example.com'],
  people,
  ...more,
});
const said = (given: ReleaseFacts) => {
  const { outcome, reasons } = decideRelease(given);
  return [outcome, ...reasons];
};

test('one person who did not write it lets a routine release in', () => {
  expect(said(facts('routine', [approval('first')]))).toEqual(['pass', 'approved by first as routine']);
});

test('an environment that asks for no approval takes the release as it comes', () => {
  expect(said(facts('dangerous', [], { approval: 'none' }))).toEqual(['pass', 'the environment asks for no approval']);
});

test('nothing that changes needs nobody', () => {
  expect(said(facts('none', []))).toEqual(['pass', 'nothing changes in the environment: no approval is needed']);
});

test('nobody approves what they have written, under whichever principal', () => {
  expect(said(facts('routine', [approval('first-on-call')], { authors: ['first@example.com'] }))).toEqual([
    'block',
    'the release is routine and needs an approval; it has none',
    'first wrote part of the release (first@example.com), and may not approve it',
  ]);
});

test('an approval of another release is none of this one', () => {
  expect(said(facts('routine', [approval('first', { shown: `routine change, release ${'b'.repeat(64)}` })]))).toEqual([
    'block',
    'the release is routine and needs an approval; it has none',
    'first answered ApproveProd for another release than aaaaaaaaaaaa',
  ]);
});

test('somebody whom configuration does not know approves nothing', () => {
  expect(said(facts('sensitive', [approval('stranger')]))).toEqual([
    'block',
    'the release is sensitive and needs an approval; it has none',
    `ApproveProd was answered by ${session('stranger')}, who is none of platform.pipeline.people`,
  ]);
});

test('a dangerous release needs two people: one who answers twice is one', () => {
  const once = approval('first');
  const again = approval('first-on-call', { stage: 'ConfirmProd', action: 'ConfirmProd' });
  const other = approval('second', { stage: 'ConfirmProd', action: 'ConfirmProd' });
  expect(said(facts('dangerous', [once, again]))).toEqual([
    'block',
    'the release is dangerous and needs approvals by 2 people; it has first',
  ]);
  expect(said(facts('dangerous', [once, other]))).toEqual(['pass', 'approved by first and second as dangerous']);
});

test('another release than the reviewed one does not go on', () => {
  expect(said(facts('routine', [approval('first')], { review: read({ release: 'b'.repeat(64), risk: 'none' as const }) }))).toEqual([
    'block',
    'release bbbbbbbbbbbb was reviewed, and this is aaaaaaaaaaaa',
  ]);
});

test('a rollback runs what was approved before', () => {
  const nothing = { state: 'unreadable', reason: 'x' } as const;
  const execution = read({ id: 'e', type: 'ROLLBACK' as const });
  expect(said(facts('dangerous', [], { execution, review: nothing, approvals: nothing }))[0]).toBe('pass');
});

test.each([
  [
    'the execution',
    { execution: { state: 'unreadable', reason: 'execution e: access denied' } },
    'execution e: access denied: whether it is a rollback',
  ],
  ['the review', { review: { state: 'absent' } }, 'the review of this release is not there: unreviewed, nothing goes on'],
  [
    'the approvals',
    { approvals: { state: 'unreadable', reason: 'the approvals: throttled' } },
    'the approvals: throttled: unread, they count as none',
  ],
  ['the authors', { authors: undefined }, 'the assembly does not say who wrote the release'],
] as const)('%s that nobody can read: a block with a sentence', (_what, more, sentence) => {
  const [outcome, reason] = said(facts('routine', [approval('first')], more));
  expect([outcome, reason]).toEqual(['block', expect.stringContaining(sentence)]);
});

test('whoever answers, and whoever wrote: it passes for as many strangers to the release as its risk asks for, and for no fewer', () => {
  const who = fc.constantFrom('first', 'first-on-call', 'second', 'third', 'stranger');
  const authors = fc.uniqueArray(fc.constantFrom('first@example.com', 'second@example.com', 'author@example.com'), { minLength: 1 });
  const answers = fc.array(fc.record({ by: who, mine: fc.boolean() }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.constantFrom(...risks), answers, authors, (risk, given, wrote) => {
      const approvals = given.map(({ by, mine }) => approval(by, mine ? {} : { shown: 'another release' }));
      const sound = people.filter(
        ({ name, emails }) =>
          !emails.some((email) => wrote.some((author) => author === email)) &&
          given.some(({ by, mine }) => mine && by.split('-')[0] === name),
      );
      expect(decideRelease(facts(risk, approvals, { authors: wrote })).outcome).toBe(sound.length >= approversOf[risk] ? 'pass' : 'block');
    }),
  );
});
