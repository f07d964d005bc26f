import { testRule } from '../rule-table';
import { asks, checks, deploys, pipeline, project, stage } from './a-pipeline';

const dev = stage('Dev', [deploys('222222222222'), checks(2)]);
const approve = stage('Approve', [asks('topic')]);
const enter = stage('Enter', [checks(1)]);
const prod = stage('Prod', [deploys('444444444444'), checks(2)]);

testRule('pipeline-enters-by-a-gate', {
  compliant: {
    'a gate between': { Pipeline: pipeline([dev, approve, enter, prod]) },
    'nobody was asked': { Pipeline: pipeline([dev, prod]) },
  },
  nonCompliant: {
    'nothing between': { Bad: pipeline([dev, approve, prod]) },
    'the gate before the approval': { Bad: pipeline([dev, enter, approve, prod]) },
    'the gate in the deployment': { Bad: pipeline([dev, approve, stage('Prod', [checks(1), deploys('444444444444', 2)])]) },
    'a gate that is left out': {
      Bad: pipeline([dev, approve, stage('Enter', [checks(1)], { BeforeEntry: { Conditions: [{ Result: 'SKIP' }] } }), prod]),
    },
  },
  notApplicable: { 'a connection': project },
});
