import type { Assembly } from '../../src/assembly/assembly';
import { isMap } from '../../src/assembly/equal';
import type { PipelineAction } from '../../src/assembly/pipeline';
import type { Value } from '../../src/assembly/template';
import { deploy } from '../../src/rehearsal/cloud/deploy';
import { SimulatedCloud } from '../../src/rehearsal/cloud/simulated-cloud';
import { type DeployContext, runCloudFormation } from '../../src/rehearsal/pipeline/cloudformation-action';
import { release, resource } from './hand-made';

const home = { account: '111111111111', region: 'eu-west-1', name: 'pipeline' };
const location = { ...home, name: 'Dev-app' };

function context(source: Assembly): DeployContext {
  return { cloud: new SimulatedCloud(), source, home, changeSets: new Map() };
}

function action(configuration: { readonly [key: string]: Value }): PipelineAction {
  const { TemplatePath } = configuration;
  return {
    name: 'app.Deploy',
    category: 'Deploy',
    provider: 'CloudFormation',
    owner: 'AWS',
    runOrder: 1,
    configuration: { StackName: 'Dev-app', ...configuration },
    inputArtifacts: ['Cloud'],
    outputArtifacts: [],
    namespace: undefined,
    roleArn: undefined,
    region: undefined,
    templatePath: typeof TemplatePath === 'string' ? TemplatePath.split('::')[1] : undefined,
  };
}

const parameter = resource('AWS::SSM::Parameter', { Type: 'String', Value: { Ref: 'Size' } });
const app = release({
  Dev: { stacks: [{ app: { Parameters: { Size: { Type: 'String', Default: 'small' } }, Resources: { Size1: parameter } } }] },
});
const path = { TemplatePath: 'Cloud::Dev-app.json' };
const valueIn = ({ cloud }: DeployContext) => cloud.stack(location)?.resources.get('Size1')?.properties.Value;

test('parameters of a template take their defaults, or what the action passes', () => {
  const [plain, passed] = [context(app), context(app)];
  runCloudFormation(plain, action({ ActionMode: 'CREATE_UPDATE', ...path }));
  runCloudFormation(passed, action({ ActionMode: 'CREATE_UPDATE', ...path, ParameterOverrides: '{"Size":"large"}' }));
  expect([valueIn(plain), valueIn(passed)]).toEqual(['small', 'large']);
});

test('an override that reads another action cannot be rehearsed', () => {
  const reads = action({ ActionMode: 'CREATE_UPDATE', ...path, ParameterOverrides: '{"Size":{"Fn::GetParam":["a","b","c"]}}' });
  expect(runCloudFormation(context(app), reads).failure?.message).toContain('cannot follow');
});

test('a change set deploys when it is executed, once', () => {
  const run = context(app);
  const set = { ChangeSetName: 'PipelineChange' };
  const prepare = runCloudFormation(run, action({ ActionMode: 'CHANGE_SET_REPLACE', ...path, ...set }));
  expect([prepare.failure, valueIn(run)]).toEqual([undefined, undefined]);
  expect(runCloudFormation(run, action({ ActionMode: 'CHANGE_SET_EXECUTE', ...set })).change?.operation).toBe('create');
  expect(runCloudFormation(run, action({ ActionMode: 'CHANGE_SET_EXECUTE', ...set })).failure).toMatchObject({
    rule: 'change-set-missing',
  });
});

test('a template of an artifact that the action does not take in is not there', () => {
  const outcome = runCloudFormation(context(app), action({ ActionMode: 'CREATE_UPDATE', TemplatePath: 'Other::Dev-app.json' }));
  expect(outcome.failure).toMatchObject({ rule: 'template-missing' });
});

test('a configuration file that is not in the release fails the action', () => {
  const outcome = runCloudFormation(
    context(app),
    action({ ActionMode: 'CREATE_UPDATE', ...path, TemplateConfiguration: 'Cloud::gone.json' }),
  );
  expect(outcome.failure).toMatchObject({ rule: 'template-missing' });
});

describe('deleting a stack', () => {
  const deletion = action({ ActionMode: 'DELETE_ONLY' });

  test('frees its names', () => {
    const run = context(app);
    runCloudFormation(run, action({ ActionMode: 'CREATE_UPDATE', ...path }));
    expect(runCloudFormation(run, deletion).change).toMatchObject({ operation: 'delete', counts: { delete: 1 } });
    expect(run.cloud.stack(location)).toBeUndefined();
  });

  test('that is not there succeeds', () => {
    expect(runCloudFormation(context(app), deletion)).toMatchObject({ failure: undefined, change: { operation: 'none' } });
  });

  test('is refused while it is protected', () => {
    const run = context(app);
    const [, stack] = app.stacks;
    deploy(run.cloud, { location, template: stack?.template ?? { Resources: {} }, parameters: new Map(), terminationProtection: true });
    expect(runCloudFormation(run, deletion).failure).toMatchObject({ rule: 'termination-protection' });
  });

  test('is refused while another stack imports from it', () => {
    const run = context(app);
    const template = (body: object) => ({ Resources: {}, ...body });
    const put = (name: string, body: object) =>
      deploy(run.cloud, { location: { ...home, name }, template: template(body), parameters: new Map(), terminationProtection: false });
    put('Dev-app', { Outputs: { O: { Value: 'x', Export: { Name: 'e' } } } });
    put('Dev-user', { Resources: { P: resource('AWS::SSM::Parameter', { Type: 'String', Value: { 'Fn::ImportValue': 'e' } }) } });
    expect(runCloudFormation(run, deletion).failure).toMatchObject({ rule: 'export-in-use' });
  });
});

test('a failed stack is replaced where the action says so', () => {
  const broken = release({
    Dev: { stacks: [{ app: { Resources: { P: resource('AWS::SSM::Parameter', { Value: { 'Fn::ImportValue': 'none' } }) } } }] },
  });
  const run = context(broken);
  runCloudFormation(run, action({ ActionMode: 'CREATE_UPDATE', ...path }));
  expect(run.cloud.stack(location)?.status).toBe('ROLLBACK_COMPLETE');
  const again = { ...run, source: app };
  expect(runCloudFormation(again, action({ ActionMode: 'CREATE_UPDATE', ...path })).failure).toMatchObject({ rule: 'stack-unusable' });
  expect(runCloudFormation(again, action({ ActionMode: 'REPLACE_ON_FAILURE', ...path })).failure).toBeUndefined();
});

test('a rule of a template that does not hold refuses the stack and leaves nothing', () => {
  const rules = { Rules: { Never: { Assertions: [{ Assert: { 'Fn::Equals': ['a', 'b'] }, AssertDescription: 'a is b' }] } } };
  const run = context(release({ Dev: { stacks: [{ app: { Resources: { T: resource('AWS::SNS::Topic') }, ...rules } }] } }));
  expect(runCloudFormation(run, action({ ActionMode: 'CREATE_UPDATE', ...path })).detail).toContain('rule Never does not hold: a is b');
  expect(run.cloud.stack(location)).toBeUndefined();
});

test('an id and the attribute of the same name are one value', () => {
  const resources = {
    Balancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer'),
    ByRef: resource('AWS::SSM::Parameter', { Value: { Ref: 'Balancer' } }),
    ByAttribute: resource('AWS::SSM::Parameter', { Value: { 'Fn::GetAtt': ['Balancer', 'LoadBalancerArn'] } }),
  };
  const run = context(release({ Dev: { stacks: [{ app: { Resources: resources } }] } }));
  runCloudFormation(run, action({ ActionMode: 'CREATE_UPDATE', ...path }));
  const deployed = run.cloud.stack(location)?.resources;
  expect(isMap(deployed?.get('ByRef')?.properties)).toBe(true);
  expect(deployed?.get('ByRef')?.properties.Value).toBe(deployed?.get('ByAttribute')?.properties.Value);
});
