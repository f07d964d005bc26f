import { evaluationRange, nextState, type State } from './alarm-state';
import type { Asked, MetricAlarm } from './alarms-of';
import { evaluateMath, type Points } from './metric-math';
import type { Series } from './series';
import { percentileOf, statistic } from './statistics';

/** What a metric received; nothing where nothing publishes it. */
export type Published = (metric: Asked) => Series | undefined;

/**
 * The states of an alarm over a time, at every `step` minutes. CloudWatch evaluates each minute, over a window that slides.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html
 */
export function statesOf(alarm: MetricAlarm, published: Published, from: number, to: number, step: number): State[] {
  const series = new Map(alarm.metrics.map((metric) => [metric.id, published(metric)]));
  const states: State[] = [];
  let state: State = 'INSUFFICIENT_DATA';
  for (let minute = from; minute < to; minute += step) {
    if (!hasTooFewSamples(alarm, series, minute)) state = nextState(alarm.condition, pointsAt(alarm, series, minute), state);
    states.push(state);
  }
  return states;
}

function pointsAt(alarm: MetricAlarm, series: ReadonlyMap<string, Series | undefined>, minute: number): Points {
  const length = evaluationRange(alarm.condition.evaluationPeriods);
  const points = Object.fromEntries(
    alarm.metrics.map(({ id, statistic: name, periodMinutes }) => [id, pointsOf(series.get(id), name, periodMinutes, minute, length)]),
  );
  return evaluateMath(alarm.expression, points, length);
}

function pointsOf(series: Series | undefined, name: string, periodMinutes: number, minute: number, length: number): Points {
  const points: (number | undefined)[] = [];
  for (let age = length - 1; age >= 0; age -= 1) points.push(series && pointAt(series, name, periodMinutes, minute - age * periodMinutes));
  return points;
}

/** A window is asked for again by each evaluation that it lies within. */
const known = new WeakMap<Series, Map<string, Map<number, number | undefined>>>();

function pointAt(series: Series, name: string, periodMinutes: number, end: number): number | undefined {
  const bySeries = known.get(series) ?? new Map<string, Map<number, number | undefined>>();
  known.set(series, bySeries);
  const kind = `${name} ${periodMinutes}`;
  const points = bySeries.get(kind) ?? new Map<number, number | undefined>();
  bySeries.set(kind, points);
  if (!points.has(end)) points.set(end, statistic(series, name, end - periodMinutes, end));
  return points.get(end);
}

/**
 * For a percentile above the median, fewer than `10 / (1 - percentile)` samples are too few.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html
 */
function hasTooFewSamples(
  { ignoresFewSamples, metrics }: MetricAlarm,
  series: ReadonlyMap<string, Series | undefined>,
  minute: number,
): boolean {
  const [metric] = metrics;
  if (!ignoresFewSamples || metric === undefined) return false;
  const percent = percentileOf(metric.statistic);
  if (percent === undefined) return false;
  const samples = series.get(metric.id)?.samples(minute - metric.periodMinutes, minute) ?? 0;
  return samples < 10 / (1 - percent / 100);
}
