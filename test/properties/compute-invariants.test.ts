import { configuration } from '../../src/config';
import { stageName } from '../../src/pipeline/stage-name';
import { resolvePlatform } from '../../src/schema/resolve';
import { add, change, type Edit, whole } from '../assembly/reach/weakened';
import { edited, idOf } from '../rehearsal/edited';
import { computeInvariants } from './compute-invariants';
import { Synthesised } from './synthesised';

const platform = resolvePlatform(configuration);
const eshop = 'Dev-service-eshop';
const service = 'AWS::ECS::Service';
const task = 'AWS::ECS::TaskDefinition';

/** Of one environment: the others are as they were. */
function broken(edit: Edit, name = 'dev'): string[] {
  const environments = platform.environments.filter((environment) => environment.name === name);
  const stages = environments.map(stageName);
  const assembly = { ...whole, stacks: whole.stacks.filter(({ stage }) => stage !== undefined && stages.includes(stage)) };
  const synthesised = new Synthesised({ ...platform, environments }, edit(assembly));
  return Object.entries(computeInvariants)
    .filter(([, violations]) => violations(synthesised).length > 0)
    .map(([sentence]) => sentence);
}

const withoutCallerRule: Edit = (assembly) => {
  const id = idOf(assembly, 'Dev-service-pharmacy', 'AWS::ElasticLoadBalancingV2::ListenerRule', 'CallerRules');
  return edited(assembly, 'Dev-service-pharmacy', ['Resources', id], undefined);
};

test('this repository keeps every one of them', () => {
  for (const { name } of platform.environments) expect(broken((assembly) => assembly, name)).toEqual([]);
});

/** Each as somebody could make it in `cdk.out`, with what notices. */
test.each<[string, Edit, RegExp]>([
  ['the last task on Spot', change(eshop, service, '', ['CapacityProviderStrategy', 0, 'Base'], 0), /^a service is bought/],
  ['a launch type', change(eshop, service, '', ['LaunchType'], 'FARGATE'), /^a service is bought/],
  ['a task that is killed too soon', change(eshop, task, '', ['ContainerDefinitions', 0, 'StopTimeout'], 30), /^a task that goes/],
  [
    'a health check that takes minutes',
    change(eshop, 'AWS::ElasticLoadBalancingV2::TargetGroup', '', ['UnhealthyThresholdCount'], 10),
    /^a task that goes/,
  ],
  ['a task for Fargate alone', change(eshop, task, '', ['RequiresCompatibilities'], ['FARGATE']), /^a task runs on Fargate/],
  ['a writable root', change(eshop, task, '', ['ContainerDefinitions', 0, 'ReadonlyRootFilesystem'], false), /^a task runs on Fargate/],
  [
    'an address of somebody else',
    change(eshop, task, '', ['ContainerDefinitions', 0, 'Environment', 0], { Name: 'DOCTOR_URL', Value: 'https://example.com' }),
    /^a service has the addresses/,
  ],
  [
    'a caller without its group',
    change(eshop, service, '', ['NetworkConfiguration', 'AwsvpcConfiguration', 'SecurityGroups', 1], undefined),
    /^a service wears/,
  ],
  ['a callee that nobody finds', withoutCallerRule, /^the callers’ listener/],
  ['no shell where there is one', change(eshop, service, '', ['EnableExecuteCommand'], false), /^a shell can be had/],
  [
    'a deployment that does not look back',
    change(eshop, service, '', ['DeploymentConfiguration', 'Alarms', 'Rollback'], false),
    /^a deployment is rolled back/,
  ],
  [
    'an alarm that waits for the service that waits for it',
    change(
      eshop,
      service,
      '',
      ['DeploymentConfiguration', 'Alarms', 'AlarmNames'],
      [{ Ref: idOf(whole, eshop, 'AWS::CloudWatch::Alarm', 'AlarmsHighCpu') }],
    ),
    /^a deployment is rolled back/,
  ],
  [
    'a service that never rests',
    change(eshop, 'AWS::ApplicationAutoScaling::ScalableTarget', '', ['ScheduledActions'], undefined),
    /^a service rests/,
  ],
])('%s is noticed', (_, edit, sentence) => {
  expect(broken(edit)).toEqual([expect.stringMatching(sentence)]);
});

/** The same where data is protected. */
test.each<[string, Edit, RegExp]>([
  [
    'protected data on Spot',
    change('Prod-service-eshop', service, '', ['CapacityProviderStrategy', 0, 'CapacityProvider'], 'FARGATE_SPOT'),
    /^a service is bought/,
  ],
  ['a shell where data is protected', change('Prod-service-eshop', service, '', ['EnableExecuteCommand'], true), /^a shell can be had/],
])('%s is noticed', (_, edit, sentence) => {
  expect(broken(edit, 'prod')).toEqual([expect.stringMatching(sentence)]);
});

test('a service that nobody configured is noticed', () => {
  const edit = add(eshop, 'Stranger', service, { TaskDefinition: { Ref: idOf(whole, eshop, task) }, CapacityProviderStrategy: [] });
  expect(broken(edit).length).toBeGreaterThan(0);
});
