import { testRule } from '../rule-table';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const registry = '111111111111.dkr.ecr.us-east-1.amazonaws.com';
const task = (Image: unknown) => ({ Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [{ Name: 'Service', Image }] } });

testRule('task-image-is-pinned', {
  compliant: { 'by digest': { Task: task(`${registry}/carepath/eshop@${digest}`) } },
  nonCompliant: {
    'by tag': { Bad: task(`${registry}/carepath/eshop:v1`) },
    'by no tag': { Bad: task(`${registry}/carepath/eshop`) },
    'of a public registry': { Bad: task(`docker.io/library/nginx@${digest}`) },
    'by half a digest': { Bad: task(`${registry}/carepath/eshop@sha256:0123`) },
    none: { Bad: task(undefined) },
  },
  notApplicable: { 'a service': { Service: { Type: 'AWS::ECS::Service', Properties: { PropagateTags: 'SERVICE' } } } },
});
