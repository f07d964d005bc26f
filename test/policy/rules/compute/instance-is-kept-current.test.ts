import { testRule } from '../rule-table';

const template = (ImageId: unknown) => ({ Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { ImageId } } });
const group = (properties: object) => ({
  Type: 'AWS::AutoScaling::AutoScalingGroup',
  Properties: { MaxSize: '5', MinSize: '0', MaxInstanceLifetime: 604_800, ...properties },
});

testRule('instance-is-kept-current', {
  compliant: {
    'AWS’s newest': { Template: template('resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id') },
    'for a week': { Group: group({}) },
  },
  nonCompliant: {
    'an image of one day': { Bad: template('ami-0123456789abcdef0') },
    'an image of anybody’s': { Bad: template('resolve:ssm:/golden/image') },
    none: { Bad: template(undefined) },
    'for ever': { Bad: group({ MaxInstanceLifetime: undefined }) },
    'for a year': { Bad: group({ MaxInstanceLifetime: 31_536_000 }) },
    'by a launch configuration': { Bad: group({ LaunchConfigurationName: 'old' }) },
    protected: { Bad: group({ NewInstancesProtectedFromScaleIn: true }) },
  },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});
