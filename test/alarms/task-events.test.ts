import { configuration } from '../../src/config';
import { stageName } from '../../src/pipeline/stage-name';
import { resolvePlatform } from '../../src/schema/resolve';
import { synthesisedAssembly } from '../synthesised';
import { alarmsOf } from './alarms-of';
import { matches } from './event-pattern';

const [environment] = resolvePlatform(configuration).environments;
if (!environment) throw new Error('no environment is configured');
const { resources } = alarmsOf(synthesisedAssembly(), stageName(environment));
const rules = resources.all('AWS::Events::Rule').filter(({ logicalId }) => logicalId.startsWith('Tasks'));
const [cluster] = resources.all('AWS::ECS::Cluster');

/** An event as ECS sends it ("Amazon ECS task state change events"), with what differs. */
function event(detail: Record<string, string | readonly { exitCode?: number; name: string }[]>) {
  return {
    source: 'aws.ecs',
    'detail-type': 'ECS Task State Change',
    detail: {
      clusterArn: `arn:aws:ecs:${environment?.region}:${environment?.account}:cluster/${cluster?.physicalId}`,
      group: 'service:eshop',
      lastStatus: 'STOPPED',
      desiredStatus: 'STOPPED',
      ...detail,
    },
  };
}

const counted = (detail: Parameters<typeof event>[0]) =>
  rules
    .filter(({ properties }) => matches(properties.EventPattern ?? [], event(detail)))
    .map(({ properties }) => String(properties.Description).split(' ').at(-1));

test('there is a rule for what starts and one for what fails', () => {
  expect(rules).toHaveLength(2);
});

test.each<[string, Parameters<typeof event>[0]]>([
  ['a container that is out of memory', { stopCode: 'EssentialContainerExited', containers: [{ name: 'Service', exitCode: 137 }] }],
  [
    'one of two containers that crashes',
    {
      stopCode: 'EssentialContainerExited',
      containers: [
        { name: 'agent', exitCode: 0 },
        { name: 'Service', exitCode: 1 },
      ],
    },
  ],
  ['an image that cannot be pulled', { stopCode: 'TaskFailedToStart', stoppedReason: 'CannotPullContainerError: not found' }],
  [
    'a failed health check of the load balancer',
    { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Task failed ELB health checks in (target-group x)' },
  ],
  ['a failed health check of its own', { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Task failed container health checks' }],
])('%s is a failure', (_, detail) => {
  expect(counted(detail)).toEqual(['fail']);
});

test.each<[string, Parameters<typeof event>[0]]>([
  ['a deployment', { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)' }],
  ['a Spot interruption', { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' }],
  ['a retired host', { stopCode: 'TerminationNotice', stoppedReason: 'ECS is performing maintenance' }],
  ['somebody who stops it', { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' }],
  ['a container that ends by itself', { stopCode: 'EssentialContainerExited', containers: [{ name: 'Service', exitCode: 0 }] }],
  [
    'a migration that fails',
    { group: 'family:migrate', stopCode: 'EssentialContainerExited', containers: [{ name: 'Migration', exitCode: 1 }] },
  ],
  ['another cluster', { clusterArn: 'arn:aws:ecs:us-east-1:222222222222:cluster/other', stopCode: 'TaskFailedToStart' }],
  ['a task on its way out', { lastStatus: 'RUNNING', desiredStatus: 'STOPPED', healthStatus: 'UNKNOWN' }],
  ['a running task whose health became known', { lastStatus: 'RUNNING', desiredStatus: 'RUNNING', healthStatus: 'HEALTHY' }],
])('%s is neither a start nor a failure', (_, detail) => {
  expect(counted(detail)).toEqual([]);
});

test('a task that runs is a start', () => {
  expect(counted({ lastStatus: 'RUNNING', desiredStatus: 'RUNNING', healthStatus: 'UNKNOWN' })).toEqual(['start']);
  expect(counted({ lastStatus: 'RUNNING', desiredStatus: 'RUNNING' })).toEqual(['start']);
});
