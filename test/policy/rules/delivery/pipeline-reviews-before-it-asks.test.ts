import { testRule } from '../rule-table';
import { asks, checks, deploys, pipeline, project, stage } from './a-pipeline';

const dev = stage('Dev', [deploys('222222222222')]);
const prod = stage('Prod', [deploys('444444444444')]);
const review = stage('Review', [{ ...checks(1), Namespace: 'Review' }]);
const skips = (Configuration: object, Result = 'SKIP') => ({
  BeforeEntry: { Conditions: [{ Result, Rules: [{ RuleTypeId: { Provider: 'VariableCheck' }, Configuration }] }] },
});
const changes = { Variable: '#{Review.RISK}', Operator: 'NE', Value: 'none' };
const approve = stage('Approve', [asks('topic')], skips(changes));
const confirm = stage('Confirm', [asks('topic')], skips({ Variable: '#{Review.RISK}', Operator: 'EQ', Value: 'dangerous' }));

testRule('pipeline-reviews-before-it-asks', {
  compliant: {
    'two approvals by a review': { Pipeline: pipeline([dev, review, approve, confirm, prod]) },
    'nobody is asked': { Pipeline: pipeline([dev, prod]) },
  },
  nonCompliant: {
    'no review': { Bad: pipeline([dev, approve, confirm, prod]) },
    'a review that nobody can read': { Bad: pipeline([dev, stage('Review', [checks(1)]), approve, confirm, prod]) },
    'a review of the release before': { Bad: pipeline([review, dev, approve, confirm, prod]) },
    'reviewed afterwards': { Bad: pipeline([dev, approve, review, confirm, prod]) },
    'the second approver first': { Bad: pipeline([dev, review, confirm, approve, prod]) },
    'one approver for what is dangerous': { Bad: pipeline([dev, review, approve, prod]) },
    'asked whatever the review says': { Bad: pipeline([dev, review, stage('Approve', [asks('topic')]), confirm, prod]) },
    'never asked': {
      Bad: pipeline([dev, review, stage('Approve', [asks('topic')], skips({ ...changes, Value: 'dangerous' })), confirm, prod]),
    },
    'the release fails instead': { Bad: pipeline([dev, review, stage('Approve', [asks('topic')], skips(changes, 'FAIL')), confirm, prod]) },
    'a third approval, asked of something else': {
      Bad: pipeline([dev, review, approve, confirm, stage('More', [asks('topic')], skips({ ...changes, Variable: '#{Build.X}' })), prod]),
    },
  },
  notApplicable: { 'a connection': project },
});
