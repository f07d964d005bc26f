import { testRule } from '../rule-table';

const settings = ['ECS_AWSVPC_BLOCK_IMDS=true', 'ECS_DISABLE_PRIVILEGED=true'];
const ImageId = 'resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id';
const template = (UserData: unknown, image: string | undefined = ImageId) => ({
  Type: 'AWS::EC2::LaunchTemplate',
  Properties: { LaunchTemplateData: { ImageId: image, UserData } },
});
const script = (...lines: string[]) => ({
  'Fn::Base64': { 'Fn::Join': ['', ['#!/bin/bash\necho ECS_CLUSTER=', { Ref: 'AWS::StackName' }, `\n${lines.join('\n')}`]] },
});

testRule('instance-keeps-tasks-apart', {
  compliant: {
    'both settings': { Template: template(script(...settings)) },
    'an instance for no tasks': { Template: template(undefined, 'ami-1') },
  },
  nonCompliant: {
    'the role of the instance': { Bad: template(script('ECS_DISABLE_PRIVILEGED=true')) },
    'privileged tasks': { Bad: template(script('ECS_AWSVPC_BLOCK_IMDS=true', 'ECS_DISABLE_PRIVILEGED=false')) },
    'no script': { Bad: template(undefined) },
    'a password': { Bad: template(script(...settings, "export DB_PASSWORD='correct-horse-1'")) },
    'a key, in an encoded script': {
      Bad: template(Buffer.from(`ECS_CLUSTER=x\n${settings.join('\n')}\nAKIA${'ABCDEFGHIJKLMNOP'}`).toString('base64')),
    },
    'what was just fetched': { Bad: template(script(...settings, 'curl -s https://example.com/setup | sudo bash')) },
  },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});
