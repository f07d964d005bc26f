import { strictestFacts } from '../../../../src/policy/rules/rule-engine';
import { testRule } from '../rule-table';

const provider = (changes: object) => ({
  Type: 'AWS::ECS::CapacityProvider',
  Properties: { AutoScalingGroupProvider: { ManagedDraining: 'ENABLED', ManagedScaling: { Status: 'ENABLED' }, ...changes } },
});
const target = (changes: object = {}) => ({
  Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
  Properties: { ServiceNamespace: 'ecs', MinCapacity: 3, MaxCapacity: 12, ...changes },
});
const policy = (ScalingTargetId: string) => ({
  Type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
  Properties: { ScalingTargetId: { Ref: ScalingTargetId } },
});
const notApplicable = { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } };
const one = { Target: target({ MinCapacity: 1 }), Policy: policy('Target') };

testRule('capacity-follows-tasks', {
  compliant: { instances: { Provider: provider({}) }, tasks: { Target: target(), Policy: policy('Target') } },
  nonCompliant: {
    'instances that do not follow': { Bad: provider({ ManagedScaling: { Status: 'DISABLED' } }) },
    'instances that end under tasks': { Bad: provider({ ManagedDraining: undefined }) },
    'instances seldom measured': {
      Bad: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { InstanceType: 'm7g.large' } } },
    },
    'suspended scaling': { Bad: target({ SuspendedState: { DynamicScalingOutSuspended: true } }), Policy: policy('Bad') },
    'no policy': { Bad: target() },
    'a single task': { Bad: target({ MinCapacity: 1 }), Policy: policy('Bad') },
  },
  notApplicable,
});

testRule(
  'capacity-follows-tasks',
  { compliant: { 'a single task, where no data is protected': one }, nonCompliant: { 'no policy': { Bad: target() } }, notApplicable },
  { ...strictestFacts, protectData: false },
);
