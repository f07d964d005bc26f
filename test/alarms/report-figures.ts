import type { Incident } from './incidents';
import { gauge } from './traffic';
import type { Publications, Subject } from './world';

/** Step Functions and Scheduler count only what happened. */
const once = (subject: Subject, incident: Incident) =>
  gauge(subject.scenario.minutes, (minute) => (subject.during(minute, incident) && !subject.during(minute - 1, incident) ? 1 : undefined));

export const reportPublications: Publications = {
  'AWS/States ExecutionsFailed StateMachineArn': (subject) => once(subject, 'refused report'),
  'AWS/Scheduler InvocationDroppedCount ScheduleGroup': (subject) => once(subject, 'refused schedule'),
};
