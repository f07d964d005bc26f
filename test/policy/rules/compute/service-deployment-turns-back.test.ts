import { testRule } from '../rule-table';

const on = { Enable: true, Rollback: true };
const alarms = { ...on, AlarmNames: ['errors'] };
const service = (changes: object) => ({
  Type: 'AWS::ECS::Service',
  Properties: { DeploymentConfiguration: { DeploymentCircuitBreaker: on, Alarms: alarms, MinimumHealthyPercent: 100, ...changes } },
});

testRule('service-deployment-turns-back', {
  compliant: { 'by breaker and alarms': { Service: service({}) } },
  nonCompliant: {
    'no breaker': { Bad: service({ DeploymentCircuitBreaker: { Enable: false, Rollback: false } }) },
    'a breaker that only stops': { Bad: service({ DeploymentCircuitBreaker: { Enable: true, Rollback: false } }) },
    'no breaker of which anything is said': { Bad: service({ DeploymentCircuitBreaker: undefined }) },
    'no alarms': { Bad: service({ Alarms: { ...alarms, AlarmNames: [] } }) },
    'alarms that nobody hears': { Bad: service({ Alarms: { ...alarms, Rollback: false } }) },
    'no task in between': { Bad: service({ MinimumHealthyPercent: 0 }) },
  },
  notApplicable: { 'a task': { Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { Family: 'x' } } } },
});
