import { UnreadableAssembly } from '../../src/assembly/bad-input';
import { loadAssembly } from '../../src/assembly/load-assembly';
import { pipelineOf } from '../../src/assembly/pipeline-of';
import type { ValueMap } from '../../src/assembly/template';
import type { StackContent } from './write-assembly';
import { removeAssemblies, writeAssembly } from './write-assembly';

afterAll(removeAssemblies);

function modelOf(properties: ValueMap, more: Record<string, StackContent> = {}) {
  const template = { Resources: { Pipe: { Type: 'AWS::CodePipeline::Pipeline', Properties: properties } } };
  return pipelineOf(loadAssembly(writeAssembly({ stacks: { Home: { template }, ...more } })));
}

const deploy = {
  Name: 'app.Deploy',
  ActionTypeId: { Category: 'Deploy', Owner: 'AWS', Provider: 'CloudFormation', Version: '1' },
  RunOrder: '2',
  Configuration: {
    TemplatePath: 'Synth_Output::assembly-Dev/Devapp.template.json',
    RoleArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }]] },
  },
  InputArtifacts: [{ Name: 'Synth_Output' }],
  OutputArtifacts: [{ Name: 'Out' }],
  Namespace: 'Devapp',
  RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
  Region: 'us-east-1',
};

test('an action keeps its configuration as the template has it, intrinsics included', () => {
  const [action] = modelOf({ Stages: [{ Name: 'Dev', Actions: [deploy] }] }).stages[0]?.actions ?? [];
  expect(action).toEqual({
    name: 'app.Deploy',
    category: 'Deploy',
    provider: 'CloudFormation',
    owner: 'AWS',
    runOrder: 2,
    configuration: deploy.Configuration,
    inputArtifacts: ['Synth_Output'],
    outputArtifacts: ['Out'],
    namespace: 'Devapp',
    roleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
    region: 'us-east-1',
    templatePath: 'assembly-Dev/Devapp.template.json',
  });
});

test('a pipeline that names no type, mode or run order has the defaults of CodePipeline', () => {
  const approval = { Name: 'Ask', ActionTypeId: { Category: 'Approval', Owner: 'AWS', Provider: 'Manual', Version: '1' } };
  const model = modelOf({ Stages: [{ Name: 'Gate', Actions: [approval] }] });
  expect(model).toMatchObject({ pipelineType: 'V1', executionMode: 'SUPERSEDED', restartExecutionOnUpdate: false, logicalId: 'Pipe' });
  expect(model.stages[0]?.actions[0]).toMatchObject({ runOrder: 1, configuration: {}, templatePath: undefined });
  expect(model.stages[0]).toMatchObject({ beforeEntry: [], onSuccess: [], onFailure: undefined });
});

test('a stage has its conditions, with their rules', () => {
  const window = {
    Name: 'Window',
    RuleTypeId: { Category: 'Rule', Owner: 'AWS', Provider: 'DeploymentWindow', Version: '1' },
    Configuration: { Cron: '0 0 8-17 ? * MON-THU *', TimeZone: 'Europe/Berlin' },
  };
  const [stage] = modelOf({
    PipelineType: 'V2',
    ExecutionMode: 'QUEUED',
    RestartExecutionOnUpdate: 'true',
    Stages: [
      {
        Name: 'Prod',
        Actions: [deploy],
        BeforeEntry: { Conditions: [{ Result: 'FAIL', Rules: [window] }] },
        OnFailure: {
          Result: 'RETRY',
          RetryConfiguration: { RetryMode: 'FAILED_ACTIONS' },
          Conditions: [{ Result: 'ROLLBACK', Rules: [] }],
        },
      },
    ],
  }).stages;
  expect(stage?.beforeEntry).toMatchObject([{ result: 'FAIL', rules: [{ name: 'Window', provider: 'DeploymentWindow' }] }]);
  expect(stage?.onFailure).toEqual({ result: 'RETRY', retryMode: 'FAILED_ACTIONS', conditions: [{ result: 'ROLLBACK', rules: [] }] });
});

describe('refused:', () => {
  test('an assembly without a pipeline', () => {
    const assembly = loadAssembly(writeAssembly({ stacks: { App: { template: { Resources: {} } } } }));
    expect(() => pipelineOf(assembly)).toThrow(/no stack holds an AWS::CodePipeline::Pipeline\n {2}A rehearsal promotes/);
  });

  test('two pipelines', () => {
    const template = { Resources: { Other: { Type: 'AWS::CodePipeline::Pipeline' } } };
    expect(() => modelOf({ Stages: [] }, { Second: { template } })).toThrow(/both Pipe and Other are pipelines/);
  });

  test('a stage that is no stage, by its path', () => {
    const malformed = () => modelOf({ Stages: [{ Name: 'Dev', Actions: [{ Name: 'x' }] }] });
    expect(malformed).toThrow(UnreadableAssembly);
    expect(malformed).toThrow(/Home\.template\.json: Pipe: Stages\[0\]\.Actions\[0\]\.ActionTypeId: /);
  });
});
