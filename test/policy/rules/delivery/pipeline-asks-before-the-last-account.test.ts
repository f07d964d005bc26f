import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';
import { asks, deploys, pipeline, project, stage } from './a-pipeline';

const dev = stage('Dev', [deploys('222222222222')]);
const prod = stage('Prod', [deploys('444444444444')]);
const approve = stage('Approve', [asks('topic')]);

testRule('pipeline-asks-before-the-last-account', {
  compliant: {
    'asked before the last': { Pipeline: pipeline([dev, approve, prod]) },
    'one account': { Pipeline: pipeline([dev]) },
  },
  nonCompliant: {
    'never asked': { Bad: pipeline([dev, prod]) },
    'asked afterwards': { Bad: pipeline([dev, prod, approve]) },
    'asked before the first': { Bad: pipeline([approve, dev, prod]) },
    'asked beside the deployment': { Bad: pipeline([dev, stage('Prod', [asks('topic'), deploys('444444444444')])]) },
    'nobody told': { Bad: pipeline([dev, stage('Approve', [asks()]), prod]) },
  },
  notApplicable: { 'a connection': project },
});

testRule(
  'pipeline-asks-before-the-last-account',
  {
    compliant: { 'nobody wants to be asked': { Pipeline: pipeline([dev, prod]) } },
    nonCompliant: { 'nobody told': { Bad: pipeline([dev, stage('Approve', [asks()]), prod]) } },
    notApplicable: { 'a connection': project },
  },
  { ...strictestFacts, protectData: false, asksBeforeLast: false },
);
