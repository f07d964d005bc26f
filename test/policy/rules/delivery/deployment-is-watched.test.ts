import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const action = (Name: string, Provider: string, RunOrder: number) => ({ Name, RunOrder, ActionTypeId: { Provider } });
const deploys = [action('network.Deploy', 'CloudFormation', 2), action('edge.Deploy', 'CloudFormation', 3)];
const baseline = action('Baseline', 'CodeBuild', 1);
const smoke = action('Smoke', 'CodeBuild', 4);
const posture = action('Posture', 'CodeBuild', 5);
const pipeline = (...Actions: object[]) => ({ Type: 'AWS::CodePipeline::Pipeline', Properties: { Stages: [{ Name: 'Dev', Actions }] } });

testRule('deployment-is-watched', {
  compliant: {
    'a baseline before, smoke and posture after': { Pipeline: pipeline(baseline, ...deploys, smoke, posture) },
    'a bake beside them': { Pipeline: pipeline(baseline, ...deploys, smoke, posture, action('Bake', 'CodeBuild', 6)) },
    'a stage that deploys nothing': { Pipeline: pipeline(action('Build', 'CodeBuild', 1)) },
  },
  nonCompliant: {
    'no baseline': { Bad: pipeline(...deploys, smoke, posture) },
    'no smoke': { Bad: pipeline(baseline, ...deploys, posture) },
    'no posture': { Bad: pipeline(baseline, ...deploys, smoke) },
    'a gate that asks while stacks are deployed': { Bad: pipeline(baseline, ...deploys, { ...smoke, RunOrder: 3 }, posture) },
    'a baseline that is taken beside the first stack': { Bad: pipeline({ ...baseline, RunOrder: 2 }, ...deploys, smoke, posture) },
  },
  notApplicable: { 'a project': { Project: { Type: 'AWS::CodeBuild::Project', Properties: {} } } },
});

testRule(
  'deployment-is-watched',
  {
    compliant: {
      'a stage that is to bake, and does': { Pipeline: pipeline(baseline, ...deploys, smoke, posture, action('Bake', 'CodeBuild', 6)) },
    },
    nonCompliant: { 'a stage that is to bake, and does not': { Bad: pipeline(baseline, ...deploys, smoke, posture) } },
    notApplicable: { 'a project': { Project: { Type: 'AWS::CodeBuild::Project', Properties: {} } } },
  },
  { ...strictestFacts, stagesThatBake: ['Dev'] },
);
