import { failuresAt, gauge, requestsAt } from './traffic';
import type { Publications, Subject } from './world';

/** Of minutes that have requests; in us-east-1 only, which `alarm-invariants.ts` sees to. */
export const cloudFrontPublications: Publications = {
  'AWS/CloudFront Requests DistributionId Region': (subject) =>
    gauge(subject.scenario.minutes, (minute) => requests(subject, minute) || undefined),
  'AWS/CloudFront 5xxErrorRate DistributionId Region': (subject) =>
    gauge(subject.scenario.minutes, (minute) => {
      const all = requests(subject, minute);
      const failed = subject.during(minute, 'origin out of reach') ? 0.95 * all : failuresAt(minute, subject.environment.objectives);
      return all > 0 ? Math.min(100, (100 * failed) / all) : undefined;
    }),
};

function requests(subject: Subject, minute: number): number {
  return subject.during(minute, 'hardly any callers') ? 2 : requestsAt(minute);
}
