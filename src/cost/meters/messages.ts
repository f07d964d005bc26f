import { timesAMonth } from '../schedules';
import { CannotPrice, type Meters, usage, usages } from '../usage';

/** Steps of an automation that a State Manager association runs, at most. */
const stepsOfAutomation = 5;

export const messageMeters: Meters = {
  // A topic is free; what it sends is billed by protocol.
  'AWS::SNS::Subscription': ({ properties }, { load }) => {
    const protocol = String(properties.Protocol);
    if (protocol === 'sqs' || protocol === 'lambda') return [];
    if (!protocol.startsWith('email')) throw new CannotPrice(`sends by ${protocol}`);
    return usages(usage('Mails', 'sns/email', load.notifications));
  },

  // Associations are free; the automation that one runs is billed by the step.
  'AWS::SSM::Association': ({ properties }) =>
    usages(
      usage('Steps of its automation', 'systems-manager/steps', timesAMonth(String(properties.ScheduleExpression)) * stepsOfAutomation),
    ),

  'AWS::Scheduler::Schedule': ({ properties }) =>
    properties.State === 'DISABLED'
      ? []
      : usages(usage('Times that it fires', 'scheduler/invocations', timesAMonth(String(properties.ScheduleExpression)))),
};
