import type { Objectives } from '../../../schema/objectives';
import type { ApiMetrics } from '../api-metrics';
import type { RequestObjective } from './burn-rate-alarms';

/** What is promised of requests to the API, measured where it is closest to the patient: at the gateway, with everything behind it. */
export function apiObjectives(api: ApiMetrics, { availabilityPercent, latency }: Objectives): readonly RequestObjective[] {
  return [
    {
      name: 'availability',
      fault: 'ended in 5xx',
      targetPercent: availabilityPercent,
      lookAt: 'Look at the dashboard for the failing service and at the last release.',
      runbook: 'observability#availability',
      // What the API refuses is no failure of the platform: 4xx and what the web ACL blocks are not counted.
      bad: (period) => api.serverErrors(period),
      badPercent: (window, atLeast) => api.badPercent(api.serverErrors(window), atLeast, '5xx (%)'),
    },
    {
      name: 'latency',
      fault: `took longer than ${latency.milliseconds} ms`,
      targetPercent: latency.percent,
      lookAt: 'Look at the database and at the tasks of the slowest service.',
      runbook: 'observability#latency',
      bad: (period) => api.slowerThan(latency.milliseconds, period),
      badPercent: (window, atLeast) => api.badPercent(api.slowerThan(latency.milliseconds, window), atLeast, 'Slow (%)'),
    },
  ];
}
