import { testRule } from '../rule-table';

const rule = (properties: object) => ({ Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: 'a', Arn: 'topic' }], ...properties } });
const schedule = (properties: object) => ({ Type: 'AWS::Scheduler::Schedule', Properties: { Target: { Arn: 'machine' }, ...properties } });

testRule('event-rule-acts', {
  compliant: { on: { Rule: rule({ State: 'ENABLED' }) }, 'left out, which is on': { Rule: rule({}), Schedule: schedule({}) } },
  nonCompliant: {
    off: { Bad: rule({ State: 'DISABLED' }) },
    'leads nowhere': { Bad: rule({ Targets: [] }) },
    'a schedule that is off': { Bad: schedule({ State: 'DISABLED' }) },
    'a report that is off': { Bad: { Type: 'AWS::BCM::ScheduledReport', Properties: { ScheduleConfig: { State: 'DISABLED' } } } },
  },
  notApplicable: { 'a topic': { Topic: { Type: 'AWS::SNS::Topic' } } },
});
