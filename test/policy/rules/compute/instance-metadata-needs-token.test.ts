import { testRule } from '../rule-table';

const guarded = { HttpTokens: 'required', HttpPutResponseHopLimit: 1 };
const template = (MetadataOptions: object | undefined) => ({
  Type: 'AWS::EC2::LaunchTemplate',
  Properties: { LaunchTemplateData: { InstanceType: 'm7g.large', MetadataOptions } },
});
const instance = (properties: object) => ({ Type: 'AWS::EC2::Instance', Properties: { InstanceType: 'm7g.large', ...properties } });

testRule('instance-metadata-needs-token', {
  compliant: {
    'with a token': { Template: template(guarded) },
    'not at all': { Template: template({ HttpEndpoint: 'disabled' }) },
    'as its template says': { Instance: instance({ LaunchTemplate: { LaunchTemplateId: 'lt' } }) },
  },
  nonCompliant: {
    'without a token': { Bad: template({ ...guarded, HttpTokens: 'optional' }) },
    'as is the default': { Bad: template(undefined) },
    'to containers': { Bad: template({ ...guarded, HttpPutResponseHopLimit: 2 }) },
    'an instance by itself': { Bad: instance({}) },
    'a launch configuration': { Bad: { Type: 'AWS::AutoScaling::LaunchConfiguration', Properties: { ImageId: 'ami' } } },
  },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});
