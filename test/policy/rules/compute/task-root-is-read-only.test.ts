import { testRule } from '../rule-table';

const task = (...values: unknown[]) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: { ContainerDefinitions: values.map((ReadonlyRootFilesystem, index) => ({ Name: `C${index}`, ReadonlyRootFilesystem })) },
});

testRule('task-root-is-read-only', {
  compliant: { 'every container': { Task: task(true, true) } },
  nonCompliant: {
    'one that writes': { Bad: task(false) },
    'by default': { Bad: task(undefined) },
    'one of two': { Bad: task(true, false) },
  },
  notApplicable: { 'a service': { Service: { Type: 'AWS::ECS::Service', Properties: { PropagateTags: 'SERVICE' } } } },
});
