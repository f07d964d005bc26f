import type { Objectives } from '../../src/schema/objectives';
import { hourOf, noise, recurring } from './noise';
import { Distribution, Gauge, type Series } from './series';

/** Latencies, as multiples of what is promised. */
const latencies = [0.1, 0.3, 0.6, 0.9, 1.5, 4];

/** Clinics by day, hardly anybody by night, and for two hours nobody at all. */
export function requestsAt(minute: number): number {
  const hour = hourOf(minute);
  if (hour >= 2 && hour < 4) return 0;
  if (hour < 6 || hour >= 22) return noise('night', minute) < 0.3 ? 3 : 0;
  return Math.round((150 + 250 * Math.sin((Math.PI * (hour - 6)) / 16)) * (0.85 + 0.3 * noise('day', minute)));
}

/**
 * Requests that fail: a third of what the objective allows, here and there; a deployment that fails ten times as many for two minutes; and
 * now and then a single one at night, of three.
 */
export function failuresAt(minute: number, { availabilityPercent }: Objectives): number {
  const allowed = (100 - availabilityPercent) / 100;
  const share = recurring('deployment', minute, 7, 2) ? 10 * allowed : allowed / 3;
  const expected = requestsAt(minute) * share;
  return Math.min(requestsAt(minute), Math.floor(expected) + (noise('failure', minute) < expected % 1 ? 1 : 0));
}

/** Half as many slow requests as the objective allows; after each deployment all caches are cold for six minutes. */
export function latencySeries(minutes: number, { latency }: Objectives, slowAt: (minute: number) => number | undefined): Series {
  const allowed = (100 - latency.percent) / 100;
  return new Distribution(
    minutes,
    latencies.map((multiple) => multiple * latency.milliseconds),
    (minute) => {
      const slow = slowAt(minute) ?? (recurring('deployment', minute, 7, 6) ? 3 * allowed : allowed / 2);
      const requests = requestsAt(minute);
      const late = slowAt(minute) === undefined ? slow * requests * 0.1 : slow * requests;
      const quick = (1 - slow) * requests;
      return [0.4 * quick, 0.4 * quick, 0.15 * quick, 0.05 * quick, slow * requests - late, late];
    },
  );
}

/** A count that is published with each request: 0 as well as 1. */
export function countSeries(minutes: number, countAt: (minute: number) => number): Series {
  return new Distribution(minutes, [0, 1], (minute) => {
    const requests = requestsAt(minute);
    const count = Math.min(requests, countAt(minute));
    return [requests - count, count];
  });
}

/** A figure for each minute that has one. */
export function gauge(minutes: number, valueAt: (minute: number) => number | undefined): Series {
  return new Gauge(minutes, valueAt);
}
