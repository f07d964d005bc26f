import { CannotPrice, hoursAMonth, type Meters, usage, usages } from '../usage';

const hoursOf: Readonly<Record<string, number>> = { minute: 1 / 60, minutes: 1 / 60, hour: 1, hours: 1, day: 24, days: 24 };
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
  'AWS::SSM::Association': ({ properties }) => {
    const [, every = '', unit = ''] = /^rate\((\d+) (\w+)\)$/.exec(String(properties.ScheduleExpression)) ?? [];
    const hours = (hoursOf[unit] ?? 0) * Number(every);
    if (hours === 0) throw new CannotPrice(`runs by the schedule ${String(properties.ScheduleExpression)}`);
    return usages(usage('Steps of its automation', 'systems-manager/steps', (hoursAMonth / hours) * stepsOfAutomation));
  },
};
