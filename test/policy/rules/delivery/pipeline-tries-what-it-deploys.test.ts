import { testRule } from '../rule-table';
import { checks, deploys, pipeline, project, stage } from './a-pipeline';

const account = '222222222222';

testRule('pipeline-tries-what-it-deploys', {
  compliant: {
    'checked afterwards': { Pipeline: pipeline([stage('Dev', [deploys(account, 1), deploys(account, 2), checks(3)])]) },
    'nothing deployed': { Pipeline: pipeline([stage('Build', [checks(1)])]) },
  },
  nonCompliant: {
    unchecked: { Bad: pipeline([stage('Dev', [deploys(account)])]) },
    'checked before': { Bad: pipeline([stage('Dev', [checks(1), deploys(account, 2)])]) },
    'checked half way': { Bad: pipeline([stage('Dev', [deploys(account, 1), checks(2), deploys(account, 2)])]) },
  },
  notApplicable: { 'a connection': project },
});
