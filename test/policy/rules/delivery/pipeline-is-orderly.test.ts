import { testRule } from '../rule-table';
import { asks, deploys, pipeline, project, stage } from './a-pipeline';

const orderly = { PipelineType: 'V2', ExecutionMode: 'QUEUED' };
const guarded = (condition: object) => stage('Prod', [deploys('444444444444')], { BeforeEntry: { Conditions: [condition] } });
const rule = { RuleTypeId: { Provider: 'DeploymentWindow' } };

testRule('pipeline-is-orderly', {
  compliant: {
    'one at a time': { Pipeline: pipeline([guarded({ Result: 'FAIL', Rules: [rule] })], orderly) },
    'an approval that is skipped': {
      Pipeline: pipeline(
        [stage('Approve', [asks('topic')], { BeforeEntry: { Conditions: [{ Result: 'SKIP', Rules: [rule] }] } })],
        orderly,
      ),
    },
  },
  nonCompliant: {
    'side by side': { Bad: pipeline([], { ...orderly, ExecutionMode: 'PARALLEL' }) },
    'not said': { Bad: pipeline([], { PipelineType: 'V2' }) },
    'of the old type': { Bad: pipeline([], { ...orderly, PipelineType: 'V1' }) },
    'a condition without rules': { Bad: pipeline([guarded({ Result: 'FAIL', Rules: [] })], orderly) },
    'a condition that lets all pass': { Bad: pipeline([guarded({ Result: 'SKIP', Rules: [rule] })], orderly) },
  },
  notApplicable: { 'a connection': project },
});
