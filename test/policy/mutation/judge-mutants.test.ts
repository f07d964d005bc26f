import type { Template } from '../../../src/assembly/template';
import type { JudgeTemplate } from '../../../src/policy/mutation/judge';
import { judgeMutants } from '../../../src/policy/mutation/judge-mutants';
import { mutantsOf } from '../../../src/policy/mutation/mutants-of';
import { drop, type Operator, operator } from '../../../src/policy/mutation/operator';
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

/** The names of the mutants that are killed, and what the judge was shown. */
function judge(template: Template, finds: (template: Template) => readonly Partial<ReturnType<JudgeTemplate>[number]>[]) {
  const shown: string[][] = [];
  const killed: boolean[] = [];
  const judgeTemplate: JudgeTemplate = ({ template: judged }) => {
    shown.push(Object.keys(judged.Resources));
    return finds(judged).map((finding) => ({ rule: 'rule', resource: 'Topic', severity: 'error', message: 'found', ...finding }));
  };
  const operators: readonly Operator[] = [keyless];
  const mutants = mutantsOf({ directory: '.', stacks: [stackOf(template)], manifest: undefined }, operators);
  judgeMutants(mutants, judgeTemplate, (_, isKilled) => killed.push(isKilled));
  return { killed, shown };
}

const isKeyless = ({ Resources }: Template) => Resources.Topic?.Properties?.KmsMasterKeyId === undefined;

test('an error that was not there before kills', () => {
  expect(judge(topics, (template) => (isKeyless(template) ? [{}] : [])).killed).toEqual([true]);
});

test('an error that was there before does not', () => {
  expect(judge(topics, () => [{}]).killed).toEqual([false]);
});

test('the same error with another message kills', () => {
  expect(judge(topics, (template) => [{ message: `keyless: ${isKeyless(template)}` }]).killed).toEqual([true]);
});

test('a warning does not', () => {
  expect(judge(topics, (template) => (isKeyless(template) ? [{ severity: 'warning' }] : [])).killed).toEqual([false]);
});

test('a mutant that is found near its change is not judged in whole', () => {
  const { shown } = judge(topics, (template) => (isKeyless(template) ? [{}] : []));
  expect(shown).toEqual([
    ['Key', 'Topic'],
    ['Key', 'Topic'],
  ]);
});

test('a rule that looks further is asked before a mutant counts as a survivor', () => {
  const { killed, shown } = judge(topics, (template) => (isKeyless(template) && 'Far' in template.Resources ? [{}] : []));
  expect(killed).toEqual([true]);
  expect(shown.at(-1)).toEqual(['Key', 'Far', 'Topic']);
});

test('a finding that only a missing neighbour causes is no kill: it is found without the change too', () => {
  expect(judge(topics, (template) => ('Far' in template.Resources ? [] : [{ message: 'there is no log group' }])).killed).toEqual([false]);
});
