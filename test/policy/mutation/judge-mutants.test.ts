import { BadInput } from '../../../src/assembly/bad-input';
import type { Template } from '../../../src/assembly/template';
import type { JudgeTemplate } from '../../../src/policy/mutation/judge';
import { judgeMutants } from '../../../src/policy/mutation/judge-mutants';
import { mutantsOf } from '../../../src/policy/mutation/mutants-of';
import { drop, operator } from '../../../src/policy/mutation/operator';
import { stackOf } from './stack-of';

const keyless = operator({
  name: 'keyless',
  description: 'Takes the key away',
  source: 'this test',
  fits: ['AWS::SNS::Topic'],
  edits: () => [drop('KmsMasterKeyId')],
});

const topics: Template = {
  Resources: {
    Key: { Type: 'AWS::KMS::Key' },
    Far: { Type: 'AWS::Logs::LogGroup' },
    Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: 'Key' } } },
  },
  Outputs: { Name: { Value: { Ref: 'Topic' } } },
};

const isKeyless = ({ Resources }: Template) => Resources.Topic?.Properties?.KmsMasterKeyId === undefined;
const never = () => [];

/** Whether the mutant is killed, and what which judge was shown. */
function judge(quick: (template: Template) => readonly string[], all = quick) {
  const shown: string[] = [];
  const killed: boolean[] = [];
  const shownTo =
    (name: string, finds: typeof quick): JudgeTemplate =>
    ({ template }) => {
      shown.push(`${name}: ${Object.keys(template.Resources).join(', ')}`);
      return finds(template);
    };
  const mutants = mutantsOf({ directory: '.', stacks: [stackOf(topics)], manifest: undefined }, [keyless]);
  judgeMutants(mutants, { quick: shownTo('quick', quick), all: shownTo('all', all) }, (_, isKilled) => killed.push(isKilled));
  return { killed, shown };
}

test('an error that was not there before kills', () => {
  expect(judge((template) => (isKeyless(template) ? ['keyless'] : [])).killed).toEqual([true]);
});

test('an error that was there before does not', () => {
  expect(judge(() => ['keyless']).killed).toEqual([false]);
});

test('an error more kills, beside one that was there before', () => {
  expect(judge((template) => (isKeyless(template) ? ['old', 'keyless'] : ['old'])).killed).toEqual([true]);
});

test('a mutant that is found near its change is judged by nothing else', () => {
  expect(judge((template) => (isKeyless(template) ? ['keyless'] : [])).shown).toEqual(['quick: Key, Topic', 'quick: Key, Topic']);
});

test('every rule is asked before a mutant counts as a survivor', () => {
  const { killed, shown } = judge(never, (template) => (isKeyless(template) ? ['keyless'] : []));
  expect(killed).toEqual([true]);
  expect(shown.at(-1)).toBe('all: Key, Topic');
});

test('every rule is shown the whole template before a mutant counts as a survivor', () => {
  const { killed, shown } = judge(never, (template) => (isKeyless(template) && 'Far' in template.Resources ? ['keyless'] : []));
  expect(killed).toEqual([true]);
  expect(shown.at(-1)).toBe('all: Key, Far, Topic');
});

test('what is found for want of a neighbour is no kill: it is found without the change too', () => {
  expect(judge((template) => ('Far' in template.Resources ? [] : ['no log group'])).killed).toEqual([false]);
});

test('a rule that fails on a mutant is named with it', () => {
  const failing = (template: Template) => {
    if (isKeyless(template)) throw new BadInput('a rule fails');
    return [];
  };
  expect(() => judge(failing)).toThrow('keyless on Dev-app/Topic: a rule fails');
});
