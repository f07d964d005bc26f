import { ownEngine } from '../../../../src/policy/rules/own-rules';
import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';
import { asks, deploys, pipeline, project, stage } from './a-pipeline';

const prod = (OnFailure?: object) => stage('Prod', [deploys('444444444444')], { OnFailure });

testRule('pipeline-rolls-back', {
  compliant: {
    'it goes back': { Pipeline: pipeline([prod({ Result: 'ROLLBACK' })]) },
    'nothing is deployed': { Pipeline: pipeline([stage('Approve', [asks('topic')])]) },
  },
  nonCompliant: {
    'it stays': { Bad: pipeline([prod()]) },
    'it fails': { Bad: pipeline([prod({ Result: 'FAIL' })]) },
  },
  notApplicable: { 'a connection': project },
});

test('where no patients’ data is, configuration may let a stage stop', () => {
  const content = JSON.stringify({ Resources: { Pipeline: pipeline([prod()]) } });
  const found = ownEngine().judge({ name: 'x', content, facts: { ...strictestFacts, stagesThatMayStop: ['Dev', 'Prod'] } });
  expect(found.filter(({ rule }) => rule === 'pipeline-rolls-back')).toEqual([]);
});
